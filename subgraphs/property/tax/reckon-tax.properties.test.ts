import { sum } from "@civicgraph/kit/money/paise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { demoRulePack } from "../seed/demo-rule-pack.ts";
import { partsOf } from "./exempt.ts";
import { reckonTax } from "./reckon-tax.ts";
import { OCCUPANCIES, PROPERTY_TYPES, type Taxable, type TaxableUnit, taxableFaults } from "./taxable.ts";

const usages = [
  "RESIDENTIAL",
  "NONRESIDENTIAL.COMMERCIAL.RETAIL",
  "NONRESIDENTIAL.INSTITUTIONAL.EDUCATIONALGOVAIDED",
  "NONRESIDENTIAL.INSTITUTIONAL.RELIGIOUSINSTITUTION",
];
const areas = fc.integer({ min: 1, max: 10_000_000 });

const units: fc.Arbitrary<TaxableUnit> = fc
  .record({
    floor: fc.integer({ min: -4, max: 12 }),
    usage: fc.constantFrom(...usages),
    occupancy: fc.constantFrom(...OCCUPANCIES),
    construction: fc.constant(null),
    area: areas,
    annualRent: fc.integer({ min: 1, max: 100_000_000 }),
  })
  .map((unit) => (unit.occupancy === "RENTED" ? unit : { ...unit, annualRent: null }));

/** Shares that are the whole together. */
const owners = fc.array(fc.constantFrom("NONE", "WIDOW", "BPL", "HANDICAPPED"), { minLength: 1, maxLength: 6 }).map((categories) =>
  categories.map((category, index) => ({
    category,
    share: index === 0 ? 10_000 - (categories.length - 1) * 1_111 : 1_111,
  })),
);

const properties: fc.Arbitrary<Taxable> = fc
  .record({
    propertyType: fc.constantFrom(...PROPERTY_TYPES),
    usage: fc.constantFrom(...usages),
    ownership: fc.constant("INDIVIDUAL.MULTIPLEOWNERS"),
    locality: fc.constantFrom("SUN04", null),
    landArea: areas,
    units: fc.array(units, { minLength: 1, maxLength: 5 }),
    owners,
    inflammable: fc.boolean(),
    above36Feet: fc.boolean(),
  })
  .map((one) => (one.propertyType === "VACANT" ? { ...one, units: [] } : one));

test("no tax is below nil, its lines are its steps, and each exemption is within what it exempts", () => {
  fc.assert(
    fc.property(properties, fc.option(fc.integer({ min: -10_000_000, max: 10_000_000 })), (property, adHoc) => {
      expect(taxableFaults(property)).toEqual([]);
      const { steps, lines, total } = reckonTax(property, demoRulePack, adHoc === null ? null : { amount: adHoc, reason: "A reason" });
      expect(total).toBeGreaterThanOrEqual(0);
      expect(sum(lines.map((line) => line.amount))).toBe(total);
      expect(sum(steps.map((step) => step.amount))).toBe(total);
      for (const step of steps) {
        expect(Number.isSafeInteger(step.amount)).toBe(true);
        if (step.kind === "usageExemption" || step.kind === "ownerExemption") expect(-step.amount).toBeLessThanOrEqual(step.base);
      }
    }),
  );
});

test("the parts of owners are the whole to the paisa, and none is more than a paisa off its share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), owners, (amount, all) => {
      const parts = partsOf(
        amount,
        all.map((owner) => owner.share),
      );
      expect(sum(parts)).toBe(amount);
      for (const [index, part] of parts.entries()) {
        expect(Math.abs(part - (amount * (all[index]?.share ?? 0)) / 10_000)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

/** Where the slab stays the same, more area is never less tax: the pack without bounds on the plot. */
const flatPack = {
  ...demoRulePack,
  slabs: demoRulePack.slabs.filter((slab) => slab.plotAbove === null).map((slab) => ({ ...slab, plotUpTo: null })),
};

test("more land is never less tax, nor is more of a floor that takes no ground", () => {
  fc.assert(
    fc.property(properties, fc.integer({ min: 1, max: 1_000_000 }), (property, more) => {
      const before = reckonTax(property, flatPack).total;
      expect(reckonTax({ ...property, landArea: (property.landArea ?? 0) + more }, flatPack).total).toBeGreaterThanOrEqual(before);
      const grown = property.units.map((unit) => (unit.floor === 0 ? unit : { ...unit, area: unit.area + more }));
      expect(reckonTax({ ...property, units: grown }, flatPack).total).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("the order of the units and of the slabs changes nothing", () => {
  fc.assert(
    fc.property(properties, (property) => {
      const before = reckonTax(property, demoRulePack);
      const turned = { ...demoRulePack, slabs: demoRulePack.slabs.toReversed() };
      expect(reckonTax(property, turned)).toEqual(before);
      expect(reckonTax({ ...property, units: property.units.toReversed() }, demoRulePack).total).toBe(before.total);
    }),
  );
});
