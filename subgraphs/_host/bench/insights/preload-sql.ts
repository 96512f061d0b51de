/**
 * Logs as the city's services would have written them over two years: of a million cases 85 % complaints, 10 % applications for licences and 5 % of
 * properties, nine in ten of them closed; and for each case that is neither a demand or a payment beside, so that there are five events a case.
 * Amritsar has six in ten, Jalandhar three. Only the events: facts are what is measured.
 */

export const CHUNK = 20_000;

const iso = (at: string) => `to_char((${at}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const idOf = (kind: string) => `overlay(overlay(md5('${kind} ' || n) placing '7' from 13) placing '8' from 17)::uuid`;
/** A share of 0 to 1 that is the same at each run. */
const draw = (what: string) => `((('x' || substr(md5('${what} ' || n), 1, 7))::bit(28)::integer)::float8 / 268435456)`;

/** What a place of the demo has, by its own tables. */
export const setUp: string[] = [
  `create temp table places as select city, code, ward, row_number() over (partition by city order by code) - 1 as pick, count(*) over (partition by city) as of
   from complaints.known_boundary where type = 'LOCALITY'`,
  `create temp table kinds as select code, department, sla_hours, row_number() over (order by code) - 1 as pick, count(*) over () as of
   from complaints.complaint_category where scope = 'pb' and active`,
  "analyze places, kinds",
];

/** People who hold cases: two hundred of each city, all under the supervisor of the demo. */
export const officers = `insert into insights.known_employee (id, version, username, name, active, designation, reports_to, cities)
  select overlay(overlay(md5('officer ' || city || n) placing '7' from 13) placing '8' from 17)::uuid, 1, 'bench' || n || '@' || city, 'Officer ' || n, true, null,
    (select id from insights.known_employee where username = 'supervisor@' || city), '{}'
  from generate_series(0, 199) n, unnest(array['pb.amritsar', 'pb.jalandhar', 'pb.phagwara']) city on conflict do nothing`;

/** The cases `from` to `to` of `whole`, drawn. */
const drawn = (from: number, to: number, whole: number) => `
  with numbers as (
    select n, case when ${draw("city")} < 0.6 then 'pb.amritsar' when ${draw("city")} < 0.9 then 'pb.jalandhar' else 'pb.phagwara' end as city,
      case when ${draw("service")} < 0.85 then 'complaints' when ${draw("service")} < 0.95 then 'licences' else 'property' end as service,
      now() - interval '1 hour' - interval '730 days' * (1 - n::float8 / ${whole}) as filed_at, ${draw("fate")} as fate, ${draw("speed")} as speed
    from generate_series(${from}, ${to}) n
  ), placed as (
    select numbers.*, places.code as locality, places.ward, kinds.code as category, kinds.department, kinds.sla_hours,
      overlay(overlay(md5('officer ' || numbers.city || floor(${draw("officer")} * 200)::integer) placing '7' from 13) placing '8' from 17)::uuid as officer
    from numbers join places on places.city = numbers.city and places.pick = floor(${draw("place")} * places.of)
    join kinds on kinds.pick = floor(${draw("kind")} * kinds.of)
  )`;

const head = (version: string, state: string, kind: string, at: string, actor: string, assigned: string, closed: string) =>
  `jsonb_build_object('service', service, 'typeName', 'Any', 'id', ${idOf("case")}, 'version', ${version}, 'number', 'N' || n, 'city', city,
    'department', case service when 'complaints' then department end, 'ward', ward, 'locality', locality, 'category', case service when 'complaints' then category end,
    'channel', case when fate < 0.2 then 'counter' else 'web' end, 'state', ${state}, 'stateKind', ${kind}, 'summary', jsonb_build_object('en', 'One of many cases in a ward'),
    'filerId', ${idOf("filer")}, 'assigneeIds', ${assigned}, 'filedAt', ${iso("filed_at")}, 'dueAt', ${iso("filed_at + sla_hours * interval '1 hour'")}, 'stateDueAt', null,
    'closedAt', ${closed}, 'rating', null, 'escalationLevel', 0, 'transition', jsonb_build_object('action', 'ANY', 'from', 'ANY', 'to', ${state}, 'at', ${iso(at)},
    'actorId', ${actor}, 'actorKind', 'employee', 'previousAssigneeIds', '[]'::jsonb, 'internal', false, 'attachments', '[]'::jsonb))`;

/** The steps of a case: filed, given to somebody, done, rated or ended; one in ten is still on its way, one in twenty was opened again. */
const STEPS = [
  { version: 1, when: "true", state: "'NEW'", kind: "'open'", hours: "0" },
  { version: 2, when: "fate > 0.03", state: "'WITHSOMEBODY'", kind: "'open'", hours: "speed * 20" },
  {
    version: 3,
    when: "fate > 0.1 or filed_at < now() - interval '60 days'",
    state: "'DONE'",
    kind: "case when fate > 0.95 then 'refused' else 'done' end",
    hours: "speed * 20 + speed * speed * 150",
  },
  {
    version: 4,
    when: "(fate > 0.1 or filed_at < now() - interval '60 days') and fate < 0.75",
    state: "'ENDED'",
    kind: "'final'",
    hours: "speed * 20 + speed * speed * 150 + 24",
  },
];

export function caseEvents(from: number, to: number, whole: number): string[] {
  const done = STEPS[2]?.hours;
  const told = (service: string) =>
    STEPS.map(({ version, when, state, kind, hours }) => {
      const at = `filed_at + (${hours}) * interval '1 hour'`;
      const closed = version > 2 ? iso(`filed_at + (${done}) * interval '1 hour'`) : "null";
      const assigned = version > 1 ? "jsonb_build_array(officer)" : "'[]'::jsonb";
      return `select n, ${version} as step, ${at} as at, ${head(String(version), state, kind, at, "officer", assigned, closed)} as payload from placed where service = '${service}' and (${when})`;
    }).join(" union all ");
  return ["complaints", "licences", "property"].map(
    (service) => `insert into ${service}.event (type, key, payload, at) ${drawn(from, to, whole)}
      select 'case.changed', payload->>'id', payload, at from (${told(service)}) told order by n, step`,
  );
}

/** Of each case number a demand with its lines, and of six in ten the payment. */
export function moneyEvents(from: number, to: number, whole: number): string {
  const account = `'accountId', ${idOf("account")}, 'number', 'A' || n, 'service', case when ${draw("bill")} < 0.8 then 'property' else 'licences' end, 'city', city, 'ownerId', null,
    'caseId', case when ${draw("bill")} < 0.8 then ${idOf("case")} end`;
  const amount = "(50000 + floor(speed * 400000))::bigint";
  const period = "to_char(filed_at - interval '3 months', 'YYYY')";
  const lines = `jsonb_build_array(jsonb_build_object('head', 'PT_TAX', 'period', ${period}, 'amount', ${amount}), jsonb_build_object('head', 'PT_FIRE_CESS', 'period', ${period}, 'amount', ${amount} / 10))`;
  return `insert into billing.event (type, key, payload, at) ${drawn(from, to, whole)}
    select type, key, payload, at from (
      select n, 1 as step, filed_at as at, 'billing.demand-raised' as type, md5('demand ' || n) as key, jsonb_build_object(${account}, 'demandId', ${idOf("demand")},
        'issuedOn', (filed_at at time zone 'Asia/Kolkata')::date, 'periodFrom', (filed_at)::date, 'lines', ${lines}, 'at', ${iso("filed_at")}) as payload from placed
      union all
      select n, 2, filed_at + speed * interval '60 days', 'billing.payment-changed', md5('payment ' || n), jsonb_build_object(${account}, 'paymentId', ${idOf("payment")}, 'state', 'posted',
        'amount', ${amount} + ${amount} / 10, 'mode', case when fate < 0.3 then 'CASH' else 'ONLINE' end, 'paidOn', ((filed_at + speed * interval '60 days') at time zone 'Asia/Kolkata')::date,
        'lines', ${lines}, 'summary', '{}'::jsonb, 'at', ${iso("filed_at")}) from placed where fate < 0.6 and filed_at + speed * interval '60 days' < now()
    ) told order by n, step`;
}
