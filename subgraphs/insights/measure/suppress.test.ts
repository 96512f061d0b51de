import fc from "fast-check";
import { expect, test } from "vitest";
import { suppressSmall } from "./suppress.ts";

const group = (key: string, base: number) => ({ key: [key], value: base, base });
const hidden = (groups: ReturnType<typeof suppressSmall>) => groups.filter((one) => one.suppressed).map((one) => one.key[0]);

test("a small group is hidden, and with it the next, from which it could be reckoned", () => {
  expect(hidden(suppressSmall([group("a", 4), group("b", 9), group("c", 30)], 5))).toEqual(["a", "b"]);
  expect(hidden(suppressSmall([group("a", 4), group("b", 2), group("c", 30)], 5))).toEqual(["a", "b"]);
  expect(hidden(suppressSmall([group("a", 5), group("b", 9)], 5))).toEqual([]);
});

test("what is hidden is never one group alone beside others, and shows neither figure nor number", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 12 }), fc.integer({ min: 2, max: 10 }), (bases, threshold) => {
      const shown = suppressSmall(
        bases.map((base, index) => group(String(index), base)),
        threshold,
      );
      const covered = shown.filter((one) => one.suppressed);
      expect(covered.length === 1 && bases.filter((base) => base > 0).length > 1).toBe(false);
      for (const one of covered) expect(one).toMatchObject({ value: null, base: 0 });
      for (const one of shown.filter((other) => !other.suppressed)) expect(one.base === 0 || one.base >= threshold).toBe(true);
    }),
  );
});

test("no total, of all, of a ward or of a month, lets what is hidden be reckoned", () => {
  const cells = fc.uniqueArray(
    fc.record({ ward: fc.constantFrom("B1", "B2", "B3"), month: fc.constantFrom("10", "11"), base: fc.integer({ min: 1, max: 12 }) }),
    {
      selector: ({ ward, month }) => `${ward} ${month}`,
    },
  );
  fc.assert(
    fc.property(cells, (drawn) => {
      const shown = suppressSmall(
        drawn.map(({ ward, month, base }) => ({ key: [ward, month], value: base, base })),
        5,
      );
      for (const fixed of [[], [0], [1]]) {
        const totals = Map.groupBy(shown, (one) => fixed.map((index) => one.key[index]).join());
        for (const parts of totals.values()) if (parts.length > 1) expect(parts.filter((one) => one.suppressed)).not.toHaveLength(1);
      }
    }),
  );
});
