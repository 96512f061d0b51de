import { expect, test } from "vitest";
import { sameName } from "./find-bill-to-pay.ts";

test("a name on a bill is the same however its spaces, dots and capitals are written", () => {
  expect(sameName("Mohan Lal", " mohan  LAL ")).toBe(true);
  expect(sameName("S. K. Sharma", "s k sharma")).toBe(true);
  expect(sameName("मोहन लाल", "मोहन लाल")).toBe(true);
});

test("another name is another person, and a beginning is no name", () => {
  expect(sameName("Mohan Lal", "Mohan")).toBe(false);
  expect(sameName("Mohan Lal", "")).toBe(false);
});
