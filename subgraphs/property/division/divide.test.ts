import fc from "fast-check";
import { expect, test } from "vitest";
import { demoRulePack } from "../seed/demo-rule-pack.ts";
import { home } from "../tax/examples.ts";
import { reckonTax } from "../tax/reckon-tax.ts";
import { divisionFaults, mergedFacts, type Part, partFacts } from "./divide.ts";

const part = (landArea: number, units: number[], owner: string | null = null): Part => ({
  address: "12 Lawrence Road",
  landArea,
  units,
  owner,
});

test("parts are the whole plot, and each floor stands in one of them", () => {
  expect(divisionFaults(home, [part(12_000, [0]), part(8_000, [1])])).toEqual([]);
  expect(divisionFaults(home, [part(20_000, [0, 1])])).toEqual([{ path: "parts", code: "property.partsTooFew" }]);
  expect(divisionFaults(home, [part(12_000, [0]), part(9_000, [1])])).toMatchObject([
    { path: "parts.0.landArea", code: "property.landNotWhole" },
  ]);
  expect(divisionFaults(home, [part(12_000, [0]), part(8_000, [0])])).toMatchObject([
    { path: "parts.1.units", code: "property.unitsNotWhole" },
  ]);
  expect(divisionFaults(home, [part(12_000, [0]), part(8_000, [])])).toMatchObject([
    { path: "parts.0.units", code: "property.unitsNotWhole" },
  ]);
  expect(divisionFaults(home, [part(12_000, [0]), part(8_000, [7])])).toMatchObject([{ path: "parts.1.units" }]);
});

test("a part without a floor is vacant land; one that is sold has its own owner", () => {
  expect(partFacts(home, part(8_000, []))).toMatchObject({ propertyType: "VACANT", units: [], owners: home.owners });
  expect(partFacts(home, part(8_000, [1], "Amrit Kaur")).owners).toEqual([{ share: 10_000, category: "NONE" }]);
});

test("divided and merged again, a property is what it was: the same land, the same floors, the same tax", () => {
  fc.assert(
    fc.property(fc.integer({ min: 12_000, max: 19_999 }), fc.boolean(), (land, swap) => {
      const parts = [part(land, [swap ? 1 : 0]), part(20_000 - land, [swap ? 0 : 1])];
      expect(divisionFaults(home, parts)).toEqual([]);
      const [first, second] = parts.map((one) => partFacts(home, one));
      if (!first || !second) throw new Error("there are two parts");
      const merged = mergedFacts(swap ? [second, first] : [first, second]);
      expect(merged).toEqual(home);
      expect(reckonTax(merged, demoRulePack).total).toBe(reckonTax(home, demoRulePack).total);
    }),
  );
});
