import { existsSync } from "node:fs";
import { join } from "node:path";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importRates } from "../rule-pack/import/import-rates.ts";
import { readRateFiles } from "../rule-pack/import/rate-files.ts";
import { PACK_COLUMNS, packFor, type RulePackRow } from "../rule-pack/read-packs.ts";
import subgraph from "../subgraph.ts";
import { shop } from "../tax/examples.ts";
import { packFaults } from "../tax/match-slab.ts";
import { reckonTax } from "../tax/reckon-tax.ts";

const folder = process.env.MDMS_DIR ?? join(import.meta.dirname, "../../../../shared/data/mdms/pb");
const there = existsSync(join(folder, "PropertyTax"));
if (!there) console.log(`notice: no master data in ${folder}: the import of real masters is not tested (MDMS_DIR names another folder)`);

describe.runIf(there)("Punjab's real masters of property tax", () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startTestCity([subgraph], { seed: true });
  });
  afterAll(() => city?.stop());

  const run = (dryRun: boolean) =>
    city.services("property").transact((tx) => importRates(tx, readRateFiles(folder, "pb"), { state: "pb", dryRun, now: city.clock.now }));
  const drafts = () =>
    city
      .services("property")
      .transact((tx) => tx.query<RulePackRow>(`select ${PACK_COLUMNS} from rule_pack where proposed_by = 'import' order by proposed_at`));

  test("a dry run writes nothing and has a line for each exemption and cess", async () => {
    const rows = await run(true);
    expect(rows.filter((row) => row.master === "exemption by owner").map((row) => row.code)).toEqual([
      "FREEDOMFIGHTER",
      "WIDOW",
      "HANDICAPPED",
      "BPL",
      "DEFENSE",
    ]);
    expect(rows.filter((row) => row.master === "cess").map((row) => row.code)).toEqual(["fire-cess", "cancer-cess"]);
    expect(await drafts()).toEqual([]);
  });

  test("become a draft that an officer has to sign; the second time there is nothing new", async () => {
    await run(false);
    const before = await city.services("property").transact((tx) => packFor(tx.query, "pb.amritsar", "2026-27"));
    expect(before?.proposed_by).toBe("seed");
    const [draft] = await drafts();
    expect(draft && packFaults(draft.document)).toEqual([]);
    expect((await run(false)).every((row) => row.outcome === "unchanged" || row.outcome === "refused")).toBe(true);
    expect(await drafts()).toHaveLength(1);
  });

  test("say of a widow ₹5,000, of BPL all, and of a cap of nil that there is none", async () => {
    const [draft] = await drafts();
    expect(draft?.document.ownerExemptions).toMatchObject({
      WIDOW: { relief: { flat: 500_000 } },
      BPL: { relief: { rate: 10_000, max: null } },
    });
    expect(draft?.document.usageExemptions["NONRESIDENTIAL.INSTITUTIONAL.RELIGIOUSINSTITUTION"]?.relief).toEqual({
      rate: 10_000,
      max: null,
    });
    if (!draft) throw new Error("the import made a draft");
    // The same cesses as the demo's, which were taken from these masters.
    const cesses = reckonTax(shop, draft.document).lines.filter(({ head }) => head.endsWith("_CESS"));
    expect(cesses).toEqual([
      { head: "PT_FIRE_CESS", amount: 131_000 },
      { head: "PT_CANCER_CESS", amount: 65_500 },
    ]);
  });
});
