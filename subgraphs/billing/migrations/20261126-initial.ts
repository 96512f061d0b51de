import { Migration } from "@mikro-orm/migrations";

/** Rows that are written once: a change or a deletion is refused to everybody, and the app role lacks the right besides. */
const IMMUTABLE = ["billing_master", "demand", "receipt", "journal", "entry", "daily_close", "gateway_event", "settlement_line"];

export class Migration20261126_initial extends Migration {
  override up(): void {
    this.masters();
    this.accounts();
    this.ledger();
    this.payments();
    this.gateways();
    this.rights();
  }

  private masters(): void {
    // `city` is a city or its state; the newest row of the newest day in force counts.
    this.addSql(`create table billing_master (
      id bigint generated always as identity primary key, city text not null, service text not null, effective_from date not null, document jsonb not null,
      reason text not null, changed_by text not null, changed_at timestamptz not null)`);
    this.addSql("create index billing_master_service on billing_master (service, city, effective_from desc, id desc)");
    this.addSql("create table known_city (code text primary key, version integer not null, facts jsonb not null)");
    this.addSql(
      "create table signing_key (kid text primary key, sealed_private text not null, public_jwk jsonb not null, created_at timestamptz not null)",
    );
  }

  private accounts(): void {
    // `version` counts what happened to the account; its row is the lock under which it is posted.
    this.addSql(`create table account (
      id uuid primary key, city text not null, service text not null, number text not null, owner_id uuid, case_id uuid, payer_name text not null,
      version integer not null default 0, created_at timestamptz not null, unique (city, service, number))`);
    this.addSql("create index account_case on account (case_id) where case_id is not null");
    this.addSql("create index account_number on account (city, number)");
    this.addSql("create index account_owner on account (owner_id, city) where owner_id is not null");
    this.addSql(`create table demand (
      id uuid primary key, city text not null, account_id uuid not null references account, period_code text not null, period_from date not null,
      period_to date not null, issued_on date not null, lines jsonb not null, reason text, made_by text not null, created_at timestamptz not null)`);
    this.addSql("create index demand_account on demand (account_id, issued_on)");
  }

  private ledger(): void {
    this.addSql(`create table journal (
      id bigint generated always as identity primary key, city text not null, day date not null, at timestamptz not null, kind text not null, reason text,
      account_id uuid references account, payment_id uuid, actor text not null, unique (id, city))`);
    this.addSql("create index journal_account on journal (account_id, id) where account_id is not null");
    this.addSql("create index journal_day on journal (city, day)");
    this.addSql("create index journal_payment on journal (payment_id) where payment_id is not null");
    // Debit is positive, credit negative. The city is part of the reference, so an entry cannot stand in another city's books.
    this.addSql(`create table entry (
      journal_id bigint not null, position integer not null, city text not null, ledger text not null, service text, head text, period text, amount bigint not null check (amount <> 0),
      primary key (journal_id, position), foreign key (journal_id, city) references journal (id, city))`);
    this.addSql(`create function assert_journal_balances() returns trigger language plpgsql as $$
      declare total numeric; declare lines integer; declare number bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
      begin
        select coalesce(sum(amount), 0), count(*) into total, lines from entry where journal_id = number;
        if total <> 0 or lines < 2 then
          raise exception 'journal % does not balance: % over % entries', number, total, lines using errcode = 'check_violation';
        end if;
        return null;
      end $$`);
    this.addSql(
      "create constraint trigger journal_balances after insert on journal deferrable initially deferred for each row execute function assert_journal_balances('id')",
    );
    // An entry that joins an older journal is checked by itself.
    this.addSql(
      `create constraint trigger entry_balances after insert on entry deferrable initially deferred for each row
       when (new.position > 0) execute function assert_journal_balances('journal_id')`,
    );
    this.addSql(`create table daily_close (
      city text not null, day date not null, balances jsonb not null, journals integer not null, last_journal bigint not null, previous_digest text,
      digest text not null, kid text not null, signature text not null, closed_by text not null, closed_at timestamptz not null, primary key (city, day))`);
    this.addSql(`create function refuse_closed_day() returns trigger language plpgsql as $$
      begin
        if exists (select from daily_close where city = new.city and day >= new.day) then
          raise exception 'the books of % are closed for %', new.city, new.day using errcode = 'check_violation';
        end if;
        return new;
      end $$`);
    this.addSql("create trigger journal_day_open before insert on journal for each row execute function refuse_closed_day()");
  }

  private payments(): void {
    this.addSql(`create table counter_session (
      id uuid primary key, city text not null, clerk_id uuid not null, counter text not null, float_amount bigint not null check (float_amount >= 0), opened_at timestamptz not null,
      closed_at timestamptz, counted_cash bigint, totals jsonb, difference bigint, remitted_at timestamptz, remittance jsonb)`);
    this.addSql("create unique index counter_session_open on counter_session (city, clerk_id) where closed_at is null");
    this.addSql(`create table bill_lock (
      reference text primary key, city text not null, account_id uuid not null references account, version integer not null, on_day date not null, amount bigint not null check (amount > 0),
      total bigint not null, digest text not null, created_at timestamptz not null, expires_at timestamptz not null)`);
    this.addSql("create index bill_lock_account on bill_lock (account_id, expires_at)");
    this.addSql(`create table payment (
      id uuid primary key, city text not null, account_id uuid not null references account, amount bigint not null check (amount > 0), mode text not null, source text not null,
      paid_on date not null, state text not null check (state in ('pending', 'failed', 'posted', 'suspense', 'reversed', 'refunded')), fingerprint text not null,
      lock_reference text references bill_lock, session_id uuid references counter_session, instrument jsonb, payer_name text not null, taken_by text not null,
      created_at timestamptz not null, posted_at timestamptz, reversed_at timestamptz, reversal text, reason text)`);
    this.addSql("create index payment_account on payment (account_id, paid_on)");
    this.addSql("create index payment_session on payment (session_id) where session_id is not null");
    this.addSql("create index payment_pending on payment (created_at) where state = 'pending'");
    this.addSql(
      "create table receipt_counter (city text not null, service text not null, financial_year text not null, value bigint not null, primary key (city, service, financial_year))",
    );
    this.addSql(`create table receipt (
      payment_id uuid primary key references payment, city text not null, number text not null, sequence bigint not null, service text not null, financial_year text not null,
      issued_on date not null, lines jsonb not null, due_before bigint not null, due_after bigint not null, kid text not null, code text not null, issued_at timestamptz not null,
      unique (city, number), unique (city, service, financial_year, sequence))`);
    // Money that came in and could not be set against a bill. It has an owner and a clock until somebody decides.
    this.addSql(`create table suspense_item (
      payment_id uuid primary key references payment, city text not null, why text not null, owner_role text not null, since timestamptz not null, due_at timestamptz not null,
      resolved_at timestamptz, resolution text, resolved_by text, note text)`);
    this.addSql("create index suspense_open on suspense_item (city, due_at) where resolved_at is null");
  }

  private gateways(): void {
    this.addSql(`create table gateway_order (
      payment_id uuid primary key references payment, city text not null, provider text not null, reference text, state text not null, checkout_url text, created_at timestamptz not null,
      expires_at timestamptz not null, next_check_at timestamptz, checks integer not null default 0, captured_at timestamptz, unique (provider, reference))`);
    this.addSql("create index gateway_order_check on gateway_order (next_check_at) where next_check_at is not null");
    this.addSql(
      "create table gateway_event (provider text not null, id text not null, reference text not null, received_at timestamptz not null, primary key (provider, id))",
    );
    this.addSql(`create table settlement_line (
      provider text not null, settlement text not null, reference text not null, city text, payment_id uuid, gross bigint not null, fee bigint not null, settled_on date not null,
      read_at timestamptz not null, primary key (provider, settlement, reference))`);
  }

  private rights(): void {
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'rows of % are never changed: write a new one', tg_table_name using errcode = 'insufficient_privilege'; end $$`);
    for (const table of IMMUTABLE) {
      this.addSql(`create trigger ${table}_immutable before update or delete on ${table} for each row execute function refuse_change()`);
      this.addSql(`do $$ begin
        if exists (select from pg_roles where rolname = 'billing_app') then revoke update, delete, truncate on ${table} from billing_app; end if; end $$`);
    }
  }
}
