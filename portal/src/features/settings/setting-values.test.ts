import { expect, test } from "vitest";
import { settingsPlace } from "./place.ts";
import { dayBegins, readValue } from "./setting-values.ts";

test("numbers are read as people write them, with commas too; other text is none", () => {
  expect(readValue("integer", "1,200")).toBe(1200);
  expect(readValue("number", "0.5")).toBe(0.5);
  for (const text of ["", "seventy", "1e9", "0x10", "--1"]) expect(readValue("integer", text)).toBeUndefined();
});

test("a switch is on or off", () => {
  expect(readValue("boolean", "false")).toBe(false);
  expect(readValue("boolean", "maybe")).toBeUndefined();
});

test("a day begins at midnight of the city; today means at once", () => {
  const now = new Date("2026-11-24T06:00:00Z");
  expect(dayBegins("2026-12-01", now)).toBe("2026-11-30T18:30:00.000Z");
  expect(dayBegins("2026-11-24", now)).toBe(now.toISOString());
  expect(dayBegins("2026-11-20", now)).toBe("2026-11-19T18:30:00.000Z");
  for (const day of ["1 December", "2026-13-01", ""]) expect(dayBegins(day, now)).toBeNull();
});

test("the state's settings are looked at by who may set them", () => {
  const held = (city: string, permissions: string[]) => ({ cities: [{ city, permissions }] }) as never;
  expect(settingsPlace("pb", "pb.amritsar", held("pb", ["complaints.configureState"]))).toMatchObject({
    at: "pb",
    both: true,
    query: "?at=pb",
  });
  expect(settingsPlace("pb", "pb.amritsar", held("pb.amritsar", ["complaints.configure"]))).toMatchObject({
    at: "pb.amritsar",
    both: false,
  });
  expect(settingsPlace("hr", "pb.amritsar", held("pb", ["complaints.configureState"]))).toMatchObject({ at: "pb.amritsar" });
});
