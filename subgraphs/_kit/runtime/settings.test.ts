import { expect, test } from "vitest";
import { inForce, levelsOf, type SettingRow } from "./settings.ts";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const row = (id: number, city: string, value: number | null, day: number): SettingRow => ({
  id: String(id),
  city,
  value,
  effective_from: at(day),
});
const levels = levelsOf({ key: "x.hours", description: "", default: 72 }, "pb.amritsar");

test("a city's value stands over its state's, and each holds from its date on", () => {
  const rows = [row(1, "pb", 48, 1), row(2, "pb.amritsar", 24, 5)];
  expect(inForce(rows, levels, at(0))).toBeUndefined();
  expect(inForce(rows, levels, at(4))?.value).toBe(48);
  expect(inForce(rows, levels, at(5))?.value).toBe(24);
});

test("a city that gives up its value has the state's again", () => {
  const rows = [row(1, "pb", 48, 1), row(2, "pb.amritsar", 24, 5), row(3, "pb.amritsar", null, 9)];
  expect(inForce(rows, levels, at(10))?.value).toBe(48);
});

test("of two changes for the same moment the one made later counts, however long the ids have become", () => {
  expect(inForce([row(10, "pb", 12, 1), row(9, "pb", 48, 1)], levels, at(2))?.value).toBe(12);
});

test("a change that was planned before and is due later stands over one set in between", () => {
  const rows = [row(1, "pb.amritsar", 10, 20), row(2, "pb.amritsar", 30, 10)];
  expect(inForce(rows, levels, at(15))?.value).toBe(30);
  expect(inForce(rows, levels, at(20))?.value).toBe(10);
});

test("a setting of the platform has one level, whatever the city", () => {
  expect(levelsOf({ key: "x.files", description: "", default: 1, scope: "platform" }, "pb.amritsar")).toEqual([""]);
});
