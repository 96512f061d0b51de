import { expect, test } from "vitest";
import { readRupees, writeRupees } from "./rupees.ts";

test.each([
  ["2400", 240_000],
  ["₹ 1,02,400", 10_240_000],
  ["2400.5", 240_050],
  ["0.05", 5],
  ["२४००", 240_000],
  ["۲۴۰۰", 240_000],
])("%s is %i paise", (text, paise) => expect(readRupees(text)).toBe(paise));

test.each(["", "-5", "1.234", "1e9", "ten", "99999999999"])("%s is no amount", (text) => expect(readRupees(text)).toBeNull());

test("a field shows whole rupees as people write them", () => {
  expect(writeRupees(240_000)).toBe("2400");
  expect(writeRupees(240_050)).toBe("2400.50");
});
