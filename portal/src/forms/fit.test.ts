import { expect, test } from "vitest";
import { fitOf } from "./fit.ts";

test("names count more than keywords, the beginning of a word more than its middle", () => {
  expect(fitOf("light", "Street light", [])).toBeGreaterThan(fitOf("light", "Lamp", ["light"]));
  expect(fitOf("light", "Lamp", ["light"])).toBeGreaterThan(fitOf("ight", "Lamp", ["light"]));
});
test("every word must be found", () => {
  expect(fitOf("street garbage", "Street light", ["dark"])).toBe(0);
  expect(fitOf("  ", "Street light", [])).toBe(0);
});
test("words of every script, with their vowel signs", () => {
  expect(fitOf("बत्ती", "सड़क की बत्ती", [])).toBeGreaterThan(0);
  expect(fitOf("کوڑا", "کوڑا اٹھانا", [])).toBeGreaterThan(0);
  expect(fitOf("बत", "सड़क", [])).toBe(0);
});
