import fc from "fast-check";
import { expect, test } from "vitest";
import { Viewer } from "../auth/viewer.ts";
import { permissionTable } from "../runtime/platform.ts";
import { mayConfigure, typeOf, valueFault } from "./setting-rules.ts";

const hours = { key: "x.hours", description: "", default: 72, min: 1, max: 720 };
const share = { key: "x.share", description: "", default: 0.5, min: 0, max: 1 };
const greeting = { key: "x.greeting", description: "", default: "Welcome" };
const open = { key: "x.open", description: "", default: true };
const manifest = { name: "x", version: "0", permissions: [], settings: [hours], emits: [], consumes: [] };

test("the type follows from the default", () => {
  expect([hours, share, greeting, open].map(typeOf)).toEqual(["integer", "number", "text", "boolean"]);
});

test("a whole number is taken within its bounds and nowhere else", () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(valueFault(hours, value)?.code ?? null).toBe(value >= 1 && value <= 720 ? null : "field.outOfRange");
    }),
  );
  for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, "72", true]) expect(valueFault(hours, value)?.code).toBe("field.invalid");
});

test("texts, shares and switches are checked by their type", () => {
  expect(valueFault(share, 0.25)).toBeNull();
  expect(valueFault(share, 1.01)?.code).toBe("field.outOfRange");
  expect(valueFault(greeting, "  ")?.code).toBe("field.required");
  expect(valueFault(greeting, "x".repeat(501))?.code).toBe("field.tooLong");
  expect(valueFault(open, false)).toBeNull();
  expect(valueFault(open, 0)?.code).toBe("field.invalid");
});

const viewer = (cities: Record<string, string>) =>
  new Viewer(
    "employee",
    "1",
    null,
    Object.fromEntries(Object.entries(cities).map(([city, role]) => [city, { roles: [role], departments: [], wards: [] }])),
    permissionTable([manifest]),
  );

test("a city's administrator sets the city's values; the state's and the platform's are for the state", () => {
  const admin = viewer({ "pb.amritsar": "CITY_ADMIN" });
  expect(mayConfigure(admin, "x", "pb.amritsar")).toBe(true);
  for (const level of ["pb.jalandhar", "pb", ""]) expect(mayConfigure(admin, "x", level)).toBe(false);
  const state = viewer({ pb: "STATE_ADMIN" });
  for (const level of ["pb.jalandhar", "pb", ""]) expect(mayConfigure(state, "x", level)).toBe(true);
  expect(mayConfigure(state, "x", "hr.karnal")).toBe(false);
});

test("the right of a state held in one city alone does not reach the state or the platform", () => {
  const odd = viewer({ "pb.amritsar": "STATE_ADMIN" });
  expect(mayConfigure(odd, "x", "pb")).toBe(false);
  expect(mayConfigure(odd, "x", "")).toBe(false);
});

test("an administrator of cities who holds the role at the state's level still cannot set the state's values", () => {
  expect(mayConfigure(viewer({ pb: "CITY_ADMIN" }), "x", "pb")).toBe(false);
});
