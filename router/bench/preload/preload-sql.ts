/**
 * Complaints as the application would have written them: row, steps of the timeline with their hash chain, log of events, row of casework's index.
 * Nine in ten are old, resolved, rated and closed; the rest came in during the last hours and stand at every point of their way.
 * Left out: the notifications they would have caused. `preload.test.ts` holds this against the application's own code.
 */

/** Texts of the preload. Fixed, so that nothing in them needs escaping in JSON. */
export const DESCRIPTION = "It has been like this for days and nobody has come";
const RESOLVED = "Our team was there today and the work is done";

/** RFC 3339 in UTC with milliseconds, as JSON of a JavaScript date. */
const iso = (at: string) => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const isoOrNull = (at: string) => `case when ${at} is null then null else ${iso(at)} end`;
const text = (value: string) => `coalesce('"' || ${value} || '"', 'null')`;
const sha256 = (value: string) => `encode(sha256(convert_to(${value}, 'UTF8')), 'hex')`;
/** Name and designation of who acted, as the timeline seals them. */
const officerDigest = (who: string) => sha256(`${who}_salt || '[' || to_json(${who}_name) || ',' || to_json(${who}_designation) || ']'`);
/** A UUIDv7 of that moment. */
const uuidAt = (at: string) => `uuidv7(${at} - clock_timestamp())`;

/** What drafts are drawn from: the projections that the application itself reads, and citizens of their own. */
export const setUp = (citizens: number): string[] => [
  `insert into identity.citizen (id, mobile, name, signed_in_at)
   select uuidv7(), '80' || lpad(n::text, 8, '0'), 'Citizen ' || n, now() from generate_series(1, ${citizens}) n on conflict do nothing`,
  `create temp table citizens as select row_number() over (order by id) - 1 as pick, id, name, mobile from identity.citizen where mobile like '80%'`,
  `create temp table towns as select row_number() over (order by code) - 1 as pick, code as city, facts->>'numberCode' as number_code,
     (select id from known_employee where username = 'gro@' || code) as gro, (select name from known_employee where username = 'gro@' || code) as gro_name,
     (select id from known_employee where username = 'lme@' || code) as lme, (select name from known_employee where username = 'lme@' || code) as lme_name,
     (select designation from known_employee where username = 'gro@' || code) as gro_designation,
     (select designation from known_employee where username = 'lme@' || code) as lme_designation
   from known_city where exists (select from known_employee where username = 'lme@' || code)`,
  `create temp table kinds as select row_number() over (order by code) - 1 as pick, code, department, sla_hours, names
   from complaint_category where scope = 'pb' and active and not photo_required`,
  `create temp table localities as select city, row_number() over (partition by city order by code) - 1 as pick, count(*) over (partition by city) as of, code, ward, names
   from known_boundary where type = 'LOCALITY'`,
  `create temp table sequences (city text, year text, name text, last bigint, primary key (city, year))`,
  "analyze citizens, towns, kinds, localities",
];

/** Statements that write the complaints `from` to `to` of `whole`, in the order of their filing. */
export function rows(from: number, to: number, whole: number): string[] {
  const old = Math.floor(whole * 0.9);
  const steps = [
    { version: 1, action: "FILE", from: "null::text", to: "PENDINGFORASSIGNMENT", actor: "citizen" },
    { version: 2, action: "ASSIGN", from: "'PENDINGFORASSIGNMENT'", to: "PENDINGATLME", actor: "gro" },
    { version: 3, action: "RESOLVE", from: "'PENDINGATLME'", to: "RESOLVED", actor: "lme" },
    { version: 4, action: "RATE", from: "'RESOLVED'", to: "CLOSEDAFTERRESOLUTION", actor: "citizen" },
  ];
  const stepHash = (step: (typeof steps)[number], previous: string) =>
    sha256(
      `'{"action":"${step.action}","actor":"' || ${step.actor === "citizen" ? "filer" : step.actor} || '","at":"' || ${iso(`at${step.version}`)} || '","attachments":[],${step.actor === "citizen" ? "" : `"by":"' || ${step.actor}_digest || '",`}"case":"' || id || '","comment":' || ${step.action === "RESOLVE" ? text("digest") : "'null'"} || ',"from":' || ${text(step.from)} || ',"id":"' || step${step.version} || '","internal":false,"kind":"${step.actor === "citizen" ? "citizen" : "employee"}","previous":' || ${text(previous)} || ',"to":"${step.to}","version":${step.version}}'`,
    );
  return [
    "drop table if exists draft, hashed",
    // Who, where, what and when.
    `create temp table draft as
     with drawn as (
       select n, towns.*, kinds.code as category, kinds.department, kinds.sla_hours, kinds.names as kind_names, citizens.id as filer, citizens.name as filer_name, citizens.mobile as filer_mobile,
         localities.code as locality, localities.ward, localities.names as locality_names, r1, r2, r3, r4, r5,
         case when n <= ${old} then now() - interval '4 days' - interval '700 days' * (1 - n::float8 / ${Math.max(1, old)})
              else now() - interval '12 hours' * (1 - (n - ${old})::float8 / ${whole - old}) - interval '1 minute' end as moment,
         case when n <= ${old} then 4 when r4 < 0.3 then 1 when r4 < 0.8 then 2 else 3 end as version
       from (select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5 from generate_series(${from}, ${to}) n offset 0) numbers
       join towns on towns.pick = n % (select count(*) from towns)
       join kinds on kinds.pick = floor(r1 * (select count(*) from kinds))
       join citizens on citizens.pick = floor(r2 * (select count(*) from citizens))
       join localities on localities.city = towns.city and localities.pick = floor(r3 * localities.of)
     ), dated as (
       select *, date_trunc('milliseconds', moment) as at1, date_trunc('milliseconds', moment + span * r1 * 0.5) as at2,
         date_trunc('milliseconds', moment + span * (0.5 + r2 * 0.3)) as at3, date_trunc('milliseconds', moment + span * (0.8 + r3 * 0.2)) as at4
       from (select *, least(now() - moment, interval '60 hours') as span from drawn) spanned
     )
     select *, ${uuidAt("at1")} as id, ${uuidAt("at1")} as step1, ${uuidAt("at2")} as step2, ${uuidAt("at3")} as step3, ${uuidAt("at4")} as step4,
       at1 + sla_hours * interval '1 hour' as due_at, encode(uuid_send(gen_random_uuid()), 'hex') as salt, encode(uuid_send(gen_random_uuid()), 'hex') as gro_salt, encode(uuid_send(gen_random_uuid()), 'hex') as lme_salt, 1 + floor(r5 * 5)::integer as stars,
       (select y || '-' || lpad(((y + 1) % 100)::text, 2, '0') from (select extract(year from at1 at time zone 'Asia/Kolkata' - interval '3 months')::integer as y) start) as year,
       jsonb_build_object(${["en", "hi", "ur"].map((locale) => `'${locale}', (kind_names->>'${locale}') || ' · ' || (locality_names->>'${locale}')`).join(", ")}) as summary,
       ${sha256(`'{"category":"' || category || '","city":"' || city || '","description":"${DESCRIPTION}","locality":"' || locality || '"}'`)} as payload_hash
     from dated`,
    // Numbers from the very sequences that the application takes its own from.
    `insert into sequences select city, year, 'number_' || md5(city || ' ' || year), next_case_number(city, year) from (select distinct city, year from draft) new
     on conflict do nothing`,
    `create temp table hashed as
     select draft.*, 'PB-' || number_code || '-PGR-' || draft.year || '-' || lpad(place::text, greatest(6, length(place::text)), '0') as number, digest, gro_digest, lme_digest, hash1, hash2, hash3, hash4
     from (select draft.*, sequences.last + row_number() over (partition by draft.city, draft.year order by n) as place from draft join sequences using (city, year)) draft,
       lateral (select ${sha256(`salt || '${RESOLVED}'`)} as digest, ${officerDigest("gro")} as gro_digest, ${officerDigest("lme")} as lme_digest) salted,
       lateral (select ${stepHash(steps[0] as never, "null::text")} as hash1) first,
       lateral (select ${stepHash(steps[1] as never, "hash1")} as hash2) second,
       lateral (select ${stepHash(steps[2] as never, "hash2")} as hash3) third,
       lateral (select ${stepHash(steps[3] as never, "hash3")} as hash4) fourth`,
    `update sequences set last = used.last from (select city, year, max(place) as last from hashed group by city, year) used
     where used.city = sequences.city and used.year = sequences.year`,
    "select setval(quote_ident(name)::regclass, last) from sequences",
    `insert into complaint (id, number, service, city, department, ward_code, locality_code, category_code, channel, state, version, filer_id, filer_name, filer_mobile, created_by, payload_hash,
       assignee_ids, summary_texts, rating, filed_at, due_at, state_entered_at, state_due_at, closed_at, deadline_at, description)
     select id, number, 'complaints', city, department, ward, locality, category, 'web', ${byVersion(steps.map((step) => `'${step.to}'`))}, version, filer, filer_name, filer_mobile, filer, payload_hash,
       case when version > 1 then array[lme] else '{}' end, summary, case when version = 4 then stars end, at1, due_at, ${byVersion(["at1", "at2", "at3", "at4"])},
       ${stateDue("version")}, case when version > 2 then at3 end, case version when 3 then at3 + interval '72 hours' else ${stateDue("version")} end, '${DESCRIPTION}'
     from hashed order by n`,
    `insert into case_event (id, case_id, version, at, action, from_state, to_state, actor_id, actor_kind, actor_name, actor_designation, actor_salt, actor_digest, comment, comment_salt, comment_digest, attachments, previous_hash, hash)
     select * from (${steps
       .map(({ version, action, from: before, to: after, actor }) => {
         const officer =
           actor === "citizen"
             ? "filer, 'citizen', null, null, null, null"
             : `${actor}, 'employee', ${actor}_name, ${actor}_designation, ${actor}_salt, ${actor}_digest`;
         const comment = action === "RESOLVE" ? `'${RESOLVED}', salt, digest` : "null, null, null";
         const previous = version === 1 ? "null" : `hash${version - 1}`;
         return `select step${version}, id, ${version}, at${version}, '${action}', ${before}, '${after}', ${officer}, ${comment}, '[]'::jsonb, ${previous}, hash${version} from hashed where version >= ${version}`;
       })
       .join(" union all ")}) steps order by 4`,
    `insert into event (type, key, payload, at)
     select 'case.changed', id, payload, at from (${steps
       .map(
         ({ version, action, from: before, to: after, actor }) =>
           `select id, n, ${version} as step, at${version} as at, ${payload(version, action, before, after, actor)} as payload from hashed where version >= ${version}`,
       )
       .join(" union all ")}) told order by n, step`,
    `insert into casework.case_index (id, service, type_name, version, number, city, department, ward, locality, category, channel, state, state_kind, summary, filer_id, assignee_ids,
       filed_at, due_at, state_due_at, closed_at, escalation_level, rating)
     select id, 'complaints', 'Complaint', version, number, city, department, ward, locality, category, 'web', ${byVersion(steps.map((step) => `'${step.to}'`))},
       case version when 3 then 'done' when 4 then 'final' else 'open' end, summary, filer, case when version > 1 then array[lme] else '{}' end,
       at1, due_at, ${stateDue("version")}, case when version > 2 then at3 end, 0, case when version = 4 then stars end
     from hashed order by n`,
  ];
}

const byVersion = (values: string[]) => `case version ${values.map((value, index) => `when ${index + 1} then ${value}`).join(" ")} end`;
/** The clock of a state: 24 hours to assign, 72 to resolve. */
const stateDue = (version: string) => `case ${version} when 1 then at1 + interval '24 hours' when 2 then at2 + interval '72 hours' end`;

/** `case.changed` after a step, as the kit tells it. */
function payload(version: number, action: string, before: string, after: string, actor: string): string {
  const kind = ["open", "open", "done", "final"][version - 1];
  const held = version > 1 ? "jsonb_build_array(lme)" : "'[]'::jsonb";
  return `jsonb_build_object('service', 'complaints', 'typeName', 'Complaint', 'id', id, 'version', ${version}, 'number', number, 'city', city, 'department', department, 'ward', ward,
    'locality', locality, 'category', category, 'channel', 'web', 'state', '${after}', 'stateKind', '${kind}', 'summary', summary, 'filerId', filer, 'assigneeIds', ${held},
    'filedAt', ${iso("at1")}, 'dueAt', ${iso("due_at")}, 'stateDueAt', ${isoOrNull(stateDue(String(version)))}, 'closedAt', ${version > 2 ? iso("at3") : "null::text"},
    'rating', ${version > 3 ? "stars" : "null::integer"}, 'escalationLevel', 0,
    'transition', jsonb_build_object('action', '${action}', 'from', coalesce(${before}, ''), 'to', '${after}', 'at', ${iso(`at${version}`)}, 'actorId', ${actor === "citizen" ? "filer" : actor},
      'actorKind', '${actor === "citizen" ? "citizen" : "employee"}', 'previousAssigneeIds', ${version > 2 ? "jsonb_build_array(lme)" : "'[]'::jsonb"}, 'internal', false, 'attachments', '[]'::jsonb))`;
}

/** Readers of the log stand behind what was derived above; the tables are as autovacuum would have left them. */
export const takeDown: string[] = [
  `do $$ declare reader text; begin
     for reader in select table_schema from information_schema.tables where table_name = 'consumer_checkpoint' loop
       execute format('update %I.consumer_checkpoint set (epoch, xid, seq) = (select epoch, xid, seq from complaints.event order by epoch desc, xid desc, seq desc limit 1) where source = ''complaints''', reader);
     end loop; end $$`,
  "vacuum (analyze, freeze) complaint, case_event, event, casework.case_index, identity.citizen",
  "checkpoint",
];
