/** Login role that reads every subgraph's log, and nothing else. */
export const EVENT_READER_ROLE = "event_reader";
/** One channel for all: the payload is the name of the subgraph whose log grew. */
export const EVENT_CHANNEL = "civicgraph_events";

/**
 * The log of what happened, and where each consumer of this subgraph stands in the logs of others.
 * Read in the order (epoch, xid, seq) below `pg_snapshot_xmin`: a transaction that commits late is never skipped.
 * `epoch` rises when a database is restored or moved, as its transaction ids then begin anew (`raise-epoch.ts`).
 */
export function eventTablesSql(schema: string): string[] {
  return [
    "create table log_epoch (epoch integer not null)",
    "insert into log_epoch values (1)",
    `create function current_epoch() returns integer language sql stable security definer set search_path = ${schema} as 'select max(epoch) from log_epoch'`,
    `create table event (
       epoch integer not null default current_epoch(), xid xid8 not null default pg_current_xact_id(), seq bigint generated always as identity,
       type text not null, key text not null, payload jsonb not null, at timestamptz not null default clock_timestamp(),
       primary key (epoch, xid, seq))`,
    `create table consumer_checkpoint (
       consumer text not null, source text not null, epoch integer not null default 0, xid xid8 not null default '0', seq bigint not null default 0,
       updated_at timestamptz not null default now(), primary key (consumer, source))`,
    `create table parked_event (
       consumer text not null, source text not null, epoch integer not null, xid xid8 not null, seq bigint not null,
       type text not null, key text not null, payload jsonb not null, at timestamptz not null,
       error text not null, attempts integer not null default 1, next_try_at timestamptz not null default now(),
       primary key (consumer, source, epoch, xid, seq))`,
    "create index parked_event_key on parked_event (consumer, source, key)",
    // The log is append-only for the app role: corrections are new events.
    `do $$ begin
       if exists (select from pg_roles where rolname = '${schema}_app') then
         revoke update, delete, truncate on event from ${schema}_app;
         revoke insert, update, delete, truncate on log_epoch from ${schema}_app;
       end if;
       if exists (select from pg_roles where rolname = '${EVENT_READER_ROLE}') then
         grant usage on schema ${schema} to ${EVENT_READER_ROLE};
         grant select on event to ${EVENT_READER_ROLE};
       end if;
     end $$`,
  ];
}
