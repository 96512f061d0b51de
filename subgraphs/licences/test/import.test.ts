import { existsSync } from "node:fs";
import { join } from "node:path";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemMasterData } from "../item/import/import-items.ts";
import subgraph from "../subgraph.ts";

const folder = process.env.MDMS_DIR ?? join(import.meta.dirname, "../../../../shared/data/mdms/pb");
const there = existsSync(join(folder, "TradeLicense"));
if (!there) console.log(`notice: no master data in ${folder}: the import of real trades is not tested (MDMS_DIR names another folder)`);

test("a state without trades has nothing to import", () => {
  const source = { folder: import.meta.dirname, state: "pb", cities: [], services: new Map() };
  expect(itemMasterData.read(source)).toEqual({ files: [], steps: [] });
});

describe.runIf(there)("Punjab's real trades and accessories", () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startTestCity([subgraph]);
  });
  afterAll(() => city?.stop());

  async function run(dryRun: boolean) {
    const { steps } = itemMasterData.read({ folder, state: "pb", cities: [], services: new Map() });
    const rows = [];
    for (const step of steps)
      rows.push(...(await city.services("licences").transact((tx) => step.run(tx, { departments: [] }, { dryRun }))));
    return rows;
  }
  const ask = async () =>
    (
      await city.ask<{ licenceTrades: { code: string; name: string; papers: string[] }[]; licenceAccessories: { name: string }[] }>(
        "licences",
        '{ licenceTrades(city: "pb.amritsar") { code name papers } licenceAccessories(city: "pb.amritsar") { name } }',
      )
    ).data;

  test("a dry run says what would be taken and writes nothing", async () => {
    const rows = await run(true);
    expect(rows.filter((row) => row.master === "tradeType")).toHaveLength(230);
    expect(rows.filter((row) => row.master === "accessory").map((row) => row.outcome)).toEqual(Array(5).fill("taken"));
    expect(await ask()).toEqual({ licenceTrades: [], licenceAccessories: [] });
  });

  test("each row is taken or its refusal explained, and the same again changes nothing", async () => {
    const first = await run(false);
    for (const row of first.filter((one) => one.outcome === "refused")) expect(row.reasons).not.toEqual([]);
    expect(first.filter((row) => row.outcome === "taken").length).toBeGreaterThan(220);
    const second = await run(false);
    expect(second.filter((row) => row.outcome === "taken" || row.outcome === "changed")).toEqual([]);
  });

  test("the form offers them, with the papers that each asks for", async () => {
    // The list is kept for two seconds; another city of the state has not been asked for yet.
    const { data } = await city.ask<{ licenceTrades: { code: string; papers: string[] }[] }>(
      "licences",
      '{ licenceTrades(city: "pb.nawanshahr") { code papers } }',
    );
    expect(data?.licenceTrades.find((one) => one.code === "GOODS.MANUFACTURE.TST-1")?.papers).toEqual([
      "proof of identity",
      "proof of the right to the place",
      "photo of the owner",
    ]);
  });
});
