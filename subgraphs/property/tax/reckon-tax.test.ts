import { expect, test } from "vitest";
import { demoRulePack } from "../seed/demo-rule-pack.ts";
import { home, shop, vacantPlot } from "./examples.ts";
import { NoSlab } from "./levy.ts";
import { packFaults } from "./match-slab.ts";
import { reckonTax } from "./reckon-tax.ts";
import { rulePackSchema } from "./rule-pack.ts";

const lines = (...given: Parameters<typeof reckonTax>) =>
  Object.fromEntries(reckonTax(...given).lines.map(({ head, amount }) => [head, amount]));

test("the demo's pack is whole and no two of its slabs overlap", () => {
  expect(rulePackSchema.parse(demoRulePack)).toEqual(demoRulePack);
  expect(packFaults(demoRulePack)).toEqual([]);
});

// The examples of the README, reckoned by hand there.
test("example 1, a home of two floors: ground floor, first floor at half the rate, unbuilt ground, cancer cess", () => {
  expect(lines(home, demoRulePack)).toEqual({ PT_TAX: 55_000, PT_CANCER_CESS: 2_750 });
});

test("example 2, a shop let for rent in the inner city beside the owner's own: a share of the rent, fire cess", () => {
  expect(lines(shop, demoRulePack)).toEqual({ PT_TAX: 1_310_000, PT_FIRE_CESS: 131_000, PT_CANCER_CESS: 65_500 });
});

test("example 3, vacant land of a widow and her son by halves: five thousand rupees off her half alone", () => {
  expect(lines(vacantPlot, demoRulePack)).toEqual({ PT_TAX: 1_000_055, PT_OWNER_EXEMPTION: -500_000, PT_CANCER_CESS: 25_003 });
});

test("example 4, an aided school: its own use is exempt, the ground around it is not", () => {
  const school = {
    ...shop,
    units: [
      {
        floor: 0,
        usage: "NONRESIDENTIAL.INSTITUTIONAL.EDUCATIONALGOVAIDED",
        occupancy: "SELFOCCUPIED" as const,
        construction: null,
        area: 10_000,
        annualRent: null,
      },
    ],
    inflammable: false,
  };
  const { steps, total } = reckonTax(school, demoRulePack);
  expect(steps.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["unitArea", 360_000],
    ["unbuilt", 120_000],
    ["usageExemption", -360_000],
    ["cess", 6_000],
    ["cess", 6_000],
  ]);
  expect(total).toBe(132_000);
});

test("an officer takes off with a reason, and never more than is levied", () => {
  expect(lines(home, demoRulePack, { amount: -10_000, reason: "Flood of 2026" })).toMatchObject({ PT_ADHOC_REBATE: -10_000 });
  expect(reckonTax(home, demoRulePack, { amount: -9_999_999, reason: "Flood of 2026" }).total).toBe(0);
  expect(lines(home, demoRulePack, { amount: 5_000, reason: "Concealed floor" })).toMatchObject({ PT_ADHOC_PENALTY: 5_000 });
});

test("a flat has no ground of its own; two ground-floor units share the mean of their rates for what is unbuilt", () => {
  const flat = { ...home, propertyType: "BUILTUP.SHAREDPROPERTY" as const, landArea: null };
  expect(reckonTax(flat, demoRulePack).steps.map(({ kind }) => kind)).toEqual(["unitArea", "unitArea", "cess"]);
  const mixed = reckonTax(shop, demoRulePack).steps.find((step) => step.kind === "unbuilt");
  expect(mixed).toMatchObject({ area: 20_000, rates: [100, 400], amount: 50_000 });
});

test("a plot exactly on a bound belongs to the slab below it", () => {
  const rule = (landArea: number) => reckonTax({ ...home, landArea }, demoRulePack).steps[0]?.rule;
  expect([rule(12_500), rule(12_501)]).toEqual(["home-small-own-ground", "home-large-own-ground"]);
});

test("a property that the table does not know is refused, never taxed at nil", () => {
  const pack = { ...demoRulePack, slabs: demoRulePack.slabs.filter((slab) => slab.id !== "home-large-own-above") };
  expect(() => reckonTax(home, pack)).toThrow(NoSlab);
});

test("slabs that some property would meet both are named", () => {
  const [first] = demoRulePack.slabs;
  if (!first) throw new Error("the demo has slabs");
  const twice = { ...first, id: "twice", areaType: "AREA1" };
  expect(packFaults({ ...demoRulePack, slabs: [...demoRulePack.slabs, twice] })).toEqual(["vacant-residential and twice overlap"]);
});
