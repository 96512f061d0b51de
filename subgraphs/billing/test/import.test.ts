import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBillingFiles } from "../master/import/billing-files.ts";
import { importBilling } from "../master/import/import-billing.ts";
import { findBillingService } from "../master/read-masters.ts";
import { type BillingCity, startBillingCity } from "./billing-city.ts";

const folder = process.env.MDMS_DIR ?? join(import.meta.dirname, "../../../../shared/data/mdms/pb");
const there = existsSync(join(folder, "BillingService"));
if (!there) console.log(`notice: no master data in ${folder}: the import of real masters is not tested (MDMS_DIR names another folder)`);

describe.runIf(there)("Punjab's real billing masters", () => {
  let city: BillingCity;
  beforeAll(async () => {
    city = await startBillingCity();
  });
  afterAll(() => city.stop());

  const run = (dryRun: boolean) =>
    city.services("billing").transact((tx) =>
      importBilling(tx, readBillingFiles(folder, "pb"), {
        state: "pb",
        services: new Map([["PT", "property"]]),
        dryRun,
        now: city.clock.now,
      }),
    );
  const count = (rows: { outcome: string }[], outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const service = (id: string) =>
    city.services("billing").transact((tx) => findBillingService(tx.query, { city: "pb.amritsar", service: id, on: "2026-11-24" }));

  test("a dry run writes nothing; every row of the source has one line", async () => {
    const rows = await run(true);
    expect(rows).toHaveLength(99);
    expect(await service("TL")).toBeNull();
  });

  test("are taken once: the second time nothing changes, and our own rules stay", async () => {
    const rows = await run(false);
    expect(count(rows, "taken")).toBeGreaterThan(80);
    expect(rows.filter((row) => row.outcome === "refused").every((row) => row.reasons.length > 0)).toBe(true);
    expect((await service("property"))?.rules).toHaveLength(3);
    const again = await run(false);
    expect(count(again, "unchanged")).toBe(count(rows, "taken") + count(rows, "changed") + count(rows, "unchanged"));
  });

  test("keep what they say of a service: property tax in part from ₹100, by no draft; a trade licence whole", async () => {
    expect((await service("property"))?.payment).toMatchObject({
      partFrom: 10_000,
      advance: false,
      modes: ["CASH", "CHEQUE", "CARD", "ONLINE"],
    });
    expect(await service("TL")).toMatchObject({ payment: { partFrom: null }, cycle: "ANNUAL" });
    const heads = new Map((await service("property"))?.heads.map((head) => [head.code, head.category]));
    expect(heads.get("PT_TIME_INTEREST")).toBe("INTEREST");
    expect(heads.get("PT_ADHOC_PENALTY")).toBe("PENALTY");
  });
});
