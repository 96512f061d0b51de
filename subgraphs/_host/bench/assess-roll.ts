import { randomUUID as uuid } from "node:crypto";
import { startTestCity } from "@civicgraph/kit/testing";
import { standOn } from "../../billing/bench/bench.config.ts";
import { rest, startDurablePostgres } from "../../billing/bench/durable-postgres.ts";
import billing from "../../billing/subgraph.ts";
import { assessPart } from "../../property/assessment/assess-roll.ts";
import { raiseDemandOf } from "../../property/assessment/raise-demand.ts";
import { demoRulePack } from "../../property/seed/demo-rule-pack.ts";
import property from "../../property/subgraph.ts";

/** `pnpm bench:roll [properties]`: the year's assessment of a whole roll with durable commits, and its demands in billing's books. */
const properties = Number(process.argv[2] ?? 100_000);
const CITY = "pb.amritsar";
const YEAR = "2026-27";
/** As many as the job worker of a subgraph does at once. */
const LANES = 2;
const CHUNK = 10_000;

/** A uuid of version 7 and the right variant out of a kind and the number `i`, in SQL. */
const idOf = (kind: string) => `overlay(overlay(md5('${kind} ' || i) placing '7' from 13) placing '8' from 17)::uuid`;

const postgres = await startDurablePostgres();
standOn(postgres.url);
const city = await startTestCity([billing, property], { now: new Date("2026-11-24T06:00:00Z"), seed: true });
const services = city.services("property");
const minutes = (since: number) => ((performance.now() - since) / 60_000).toFixed(1);
const say = (what: string, took: string) => console.log(`${what.padEnd(58)} ${took}`);
try {
  await run();
} finally {
  await city.stop();
  await postgres.stop();
}

/** Homes of two floors, each with its own size, all of one pack. */
async function loadRoll(): Promise<void> {
  const facts = `jsonb_build_object('propertyType', 'BUILTUP.INDEPENDENTPROPERTY', 'usage', 'RESIDENTIAL', 'ownership', 'INDIVIDUAL.SINGLEOWNER', 'locality', 'SUN08',
    'landArea', 20000 + i % 5000, 'inflammable', false, 'above36Feet', false, 'owners', jsonb_build_array(jsonb_build_object('share', 10000, 'category', 'NONE')),
    'units', jsonb_build_array(
      jsonb_build_object('floor', 0, 'usage', 'RESIDENTIAL', 'occupancy', 'SELFOCCUPIED', 'construction', null, 'area', 12000, 'annualRent', null),
      jsonb_build_object('floor', 1, 'usage', 'RESIDENTIAL', 'occupancy', 'SELFOCCUPIED', 'construction', null, 'area', 8000 + i % 3000, 'annualRent', null)))`;
  for (let from = 1; from <= properties; from += CHUNK) {
    const to = Math.min(properties, from + CHUNK - 1);
    await services.transact((tx) =>
      tx.query(
        `insert into property (id, city, number, version, account_id, address, address_key, locality_code, facts, owners, owner_keys, registered_at, changed_at)
         select ${idOf("property")}, '${CITY}', 'PT-ASR-9' || lpad(i::text, 7, '0'), 1, ${idOf("account")}, i || ' Mall Road', i || ' mall road', 'SUN08',
           ${facts}, '[{"name": "Owner"}]', array['owner'], now(), now() from generate_series(${from}, ${to}) i`,
      ),
    );
  }
  await rest(postgres.url, city.platform.migratorUrl("property"));
}

async function run(): Promise<void> {
  await services.transact((tx) =>
    tx.query(
      `insert into rule_pack (id, city, from_year, document, reason, proposed_by, proposed_at, signed_by, signed_at)
       values (?, '${CITY}', '2013-14', ?::jsonb, 'The bench''s rates', 'bench', now(), 'bench too', now())`,
      [uuid(), JSON.stringify(demoRulePack)],
    ),
  );
  await loadRoll();
  const began = performance.now();
  for (let after: string | null = ""; after !== null; ) after = await assessPart({ city: CITY, year: YEAR, by: uuid(), after }, services);
  say(`${properties} properties assessed`, `${minutes(began)} minutes`);
  const raising = performance.now();
  const waiting = await services.transact((tx) => tx.query<{ id: string }>("select id from assessment where raised_at is null"));
  const lane = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) await raiseDemandOf(one.id, services);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  say("their accounts opened, demands raised and posted", `${minutes(raising)} minutes`);
  const [books] = await city.services("billing").transact((tx) => tx.query<{ sum: string }>("select sum(amount)::text as sum from entry"));
  say("sum of all ledgers", `${books?.sum} paise`);
}
