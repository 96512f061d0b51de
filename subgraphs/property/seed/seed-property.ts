import { createHash } from "node:crypto";
import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";
import { assess } from "../assessment/assess.ts";
import { ownerKey, plainKey } from "../registry/particulars.ts";
import { registerProperty } from "../registry/property-row.ts";
import { home, shop } from "../tax/examples.ts";
import type { Taxable } from "../tax/taxable.ts";
import { demoRulePack } from "./demo-rule-pack.ts";

/** The same name always has the same id: seeding twice changes nothing. */
function demoId(name: string): string {
  const hex = createHash("sha256").update(`demo property ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface DemoProperty {
  owner: string;
  address: string;
  locality: string;
  facts: Taxable;
}

const cities: { city: string; numberCode: string; properties: DemoProperty[] }[] = [
  {
    city: "pb.amritsar",
    numberCode: "ASR",
    properties: [
      { owner: "Gurmeet Singh", address: "12 Lawrence Road", locality: "SUN08", facts: home },
      { owner: "Kamla Devi", address: "4 Katra Jaimal Singh", locality: "SUN04", facts: shop },
    ],
  },
  {
    city: "pb.jalandhar",
    numberCode: "JAL",
    properties: [{ owner: "Shabana Begum", address: "31 Model Town", locality: "JLC476", facts: home }],
  },
  {
    city: "pb.phagwara",
    numberCode: "PGW",
    properties: [{ owner: "Baljit Singh", address: "7 Banga Road", locality: "PGW_BANGA", facts: home }],
  },
];

/** Billing's own demo has accounts of the numbers below: their properties were never entered in the register. */
const FIRST_NUMBER = 101;

async function seedRoll(tx: Tx, at: Date): Promise<void> {
  for (const { city, numberCode, properties } of cities) {
    await tx.query("insert into case_counter (city, financial_year, value) values (?, 'property', ?) on conflict do nothing", [
      city,
      FIRST_NUMBER - 1,
    ]);
    for (const { owner, address, locality, facts } of properties) {
      const particulars = {
        address,
        addressKey: plainKey(address),
        pincode: null,
        wardCode: null,
        localityCode: locality,
        facts: { ...facts, locality },
        owners: [{ name: owner }],
        ownerKeys: [ownerKey(owner)],
      };
      const ids = { id: demoId(address), accountId: demoId(`account of ${address}`) };
      const entry = { ...ids, city, holderId: null, applicationId: null, particulars, by: "seed", at };
      const property = await registerProperty(tx.query, entry, numberCode);
      await assess(tx, property, { year: financialYear(at), adHoc: null, by: "seed", at });
    }
  }
}

/** The demo state's rates and a few properties on each city's roll. */
export async function seedProperty(services: SubgraphServices): Promise<void> {
  const at = services.now();
  await services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('property.seed'))");
    const pack = demoId("rates of the demo state");
    const [known] = await tx.query("select 1 from rule_pack where id = ?", [pack]);
    if (known) return;
    await tx.query(
      `insert into rule_pack (id, city, from_year, document, reason, proposed_by, proposed_at, signed_by, signed_at)
       values (?, 'pb', '2013-14', ?::jsonb, 'The demo state''s rates', 'seed', ?, 'seed, for the state', ?)`,
      [pack, JSON.stringify(demoRulePack), at, at],
    );
    await seedRoll(tx, at);
  });
}
