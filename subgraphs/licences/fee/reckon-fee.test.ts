import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Combination, type FeeSchedule, type FeeSlab, overlap, scheduleFaults } from "./fee-schedule.ts";
import { type Chargeable, type FeeFacts, type ReckonedFee, reckonFee } from "./reckon-fee.ts";

const slab = (id: string, more: Partial<FeeSlab> = {}): FeeSlab => ({
  id,
  clause: "By-law 4",
  item: "TRADE",
  code: "ALL",
  applicationType: "ALL",
  licenceType: "ALL",
  structure: "ALL",
  from: null,
  below: null,
  basis: { flat: 100_000 },
  ...more,
});
const schedule = (slabs: FeeSlab[], trades: Combination = "SUM", accessories: Combination = "SUM"): FeeSchedule => ({
  trades,
  accessories,
  slabs,
});
const trade = (code: string, quantity = 1): Chargeable => ({ item: "TRADE", code, quantity, count: 1 });
const accessory = (code: string, quantity: number, count = 1): Chargeable => ({ item: "ACCESSORY", code, quantity, count });
const facts = (items: Chargeable[], more: Partial<FeeFacts> = {}): FeeFacts => ({
  kind: "NEW",
  licenceType: "PERMANENT",
  structure: "IMMOVABLE.PUCCA",
  items,
  ...more,
});
const amount = (given: FeeSchedule, what: FeeFacts) => (reckonFee(given, what) as ReckonedFee).amount;

describe("a slab", () => {
  const hotel = schedule([
    slab("rooms-few", { code: "SERVICES.HOTEL", from: 1, below: 10, basis: { flat: 200_000 } }),
    slab("rooms-many", { code: "SERVICES.HOTEL", from: 10, basis: { perUnit: 30_000 } }),
    slab("else"),
  ]);
  test("is found by its bounds, the lower one within and the upper one without", () => {
    expect([1, 9, 10, 12].map((rooms) => amount(hotel, facts([trade("SERVICES.HOTEL", rooms)])))).toEqual([
      200_000, 200_000, 300_000, 360_000,
    ]);
  });
  test("of a trade itself comes before one of its group, and that before one of all", () => {
    const given = schedule([
      slab("all"),
      slab("group", { code: "GOODS.RETAIL", basis: { flat: 2 } }),
      slab("own", { code: "GOODS.RETAIL.MEDICINE", basis: { flat: 3 } }),
    ]);
    const codes = ["SERVICES.HOTEL", "GOODS.RETAIL.GROCERY", "GOODS.RETAIL.MEDICINE", "GOODS.RETAILER"];
    expect(codes.map((code) => amount(given, facts([trade(code)])))).toEqual([100_000, 2, 3, 100_000]);
  });
  test("holds for new licences, renewals, temporary ones and structures as it says", () => {
    const given = schedule([
      slab("new", { applicationType: "NEW", basis: { flat: 1 } }),
      slab("renewal", { applicationType: "RENEWAL", structure: "IMMOVABLE", basis: { flat: 2 } }),
      slab("cart", { applicationType: "RENEWAL", structure: "MOVABLE", basis: { flat: 3 } }),
    ]);
    expect(amount(given, facts([trade("X")]))).toBe(1);
    expect(amount(given, facts([trade("X")], { kind: "DIRECTRENEWAL" }))).toBe(2);
    expect(amount(given, facts([trade("X")], { kind: "EDITRENEWAL", structure: "MOVABLE.HANDCART" }))).toBe(3);
  });
  test("that is missing is said, item by item: no fee is guessed", () => {
    const given = schedule([slab("retail", { code: "GOODS.RETAIL" })]);
    expect(reckonFee(given, facts([trade("GOODS.RETAIL.MILK"), trade("SERVICES.X"), accessory("LIFT", 1)]))).toEqual({
      withoutSlab: [1, 2],
    });
  });
});

describe("several trades", () => {
  const slabs = [slab("a", { code: "A", basis: { flat: 100 } }), slab("b", { code: "B", basis: { flat: 201 } })];
  test.each<[Combination, number]>([
    ["SUM", 301],
    ["AVERAGE", 151],
    ["MAX", 201],
    ["MIN", 100],
  ])("are one fee by %s", (how, expected) => {
    expect(amount(schedule(slabs, how), facts([trade("A"), trade("B")]))).toBe(expected);
  });
  test("and accessories are reckoned apart, each by its power and number", () => {
    const given = schedule([...slabs, slab("motor", { item: "ACCESSORY", basis: { perUnit: 50 } })], "MAX", "SUM");
    const reckoned = reckonFee(given, facts([trade("A"), trade("B"), accessory("MOTOR", 2.5, 2), accessory("MOTOR", 1)])) as ReckonedFee;
    expect(reckoned.parts).toEqual([
      { item: "TRADE", combination: "MAX", amount: 201 },
      { item: "ACCESSORY", combination: "SUM", amount: 300 },
    ]);
    expect(reckoned.amount).toBe(501);
  });
});

test("a fee lies between its least and its dearest line times their number, whatever the combination; order changes nothing", () => {
  const codes = fc.constantFrom("A", "B", "C");
  const items = fc.array(fc.record({ code: codes, quantity: fc.integer({ min: 1, max: 500 }) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(items, fc.constantFrom<Combination>("SUM", "AVERAGE", "MAX", "MIN"), fc.nat(10_000), (given, how, rate) => {
      const rates = schedule([slab("a", { code: "A", basis: { perUnit: rate } }), slab("all")], how);
      const chosen = given.map(({ code, quantity }) => trade(code, quantity));
      const reckoned = reckonFee(rates, facts(chosen)) as ReckonedFee;
      const amounts = reckoned.lines.map((line) => line.amount);
      expect(reckoned.amount).toBeGreaterThanOrEqual(Math.min(...amounts));
      expect(reckoned.amount).toBeLessThanOrEqual(how === "SUM" ? amounts.reduce((a, b) => a + b) : Math.max(...amounts));
      expect(amount(rates, facts([...chosen].reverse()))).toBe(reckoned.amount);
    }),
  );
});

test("two slabs that nobody could choose between are a fault of the schedule", () => {
  const few = slab("few", { below: 10 });
  expect(overlap(few, slab("many", { from: 10 }))).toBe(false);
  expect(overlap(few, slab("more", { from: 9 }))).toBe(true);
  expect(overlap(slab("a", { structure: "MOVABLE" }), slab("b", { structure: "MOVABLE.VEHICLE" }))).toBe(true);
  expect(overlap(slab("a", { structure: "MOVABLE" }), slab("b", { structure: "IMMOVABLE" }))).toBe(false);
  expect(scheduleFaults(schedule([few, slab("few"), slab("back", { code: "B", from: 5, below: 5 })]))).toEqual([
    "few and few overlap",
    "few stands twice",
    "back ends before it begins",
  ]);
});
