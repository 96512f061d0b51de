import fc from "fast-check";
import { expect, test } from "vitest";
import { demoRulePack } from "../seed/demo-rule-pack.ts";
import { packFaults } from "../tax/match-slab.ts";
import { transferFee } from "./transfer-fee.ts";

const slabs = demoRulePack.transferFees ?? [];
const home = { propertyType: "BUILTUP.INDEPENDENTPROPERTY", usage: "RESIDENTIAL" } as const;

test("below five lakh a flat fee, from there on a share of the market value by what the property is used for", () => {
  expect(transferFee(slabs, home, 49_999_900)).toMatchObject({ rule: "transfer-small", amount: 50_000 });
  expect(transferFee(slabs, home, 50_000_000)).toMatchObject({ rule: "transfer-home", amount: 125_000 });
  expect(transferFee(slabs, { ...home, usage: "NONRESIDENTIAL.COMMERCIAL.RETAIL" }, 50_000_000)).toMatchObject({ amount: 250_000 });
});

test("a city without a table levies none", () => {
  expect(transferFee([], home, 50_000_000)).toEqual({ rule: null, clause: null, marketValue: 50_000_000, amount: 0 });
});

test("whoever transfers more never pays less, and no fee is below nil", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10_000_000_000 }), fc.integer({ min: 0, max: 10_000_000_000 }), (value, more) => {
      const less = transferFee(slabs, home, value).amount;
      expect(less).toBeGreaterThanOrEqual(0);
      expect(transferFee(slabs, home, value + more).amount).toBeGreaterThanOrEqual(less);
    }),
  );
});

test("two slabs that one transfer would meet are refused by name", () => {
  const [first] = slabs;
  if (!first) throw new Error("the demo levies fees");
  expect(packFaults({ ...demoRulePack, transferFees: [...slabs, { ...first, id: "again", below: 100 }] })).toEqual([
    "transfer-small and again overlap",
  ]);
});
