import { expect, test } from "vitest";
import { placesFor, type RailPlace } from "./rail.ts";

const rail: RailPlace[] = [
  { path: "/officer", also: ["/officer/cases"], icon: "inbox", label: "desk.inbox" },
  { path: "/officer/people", icon: "people", label: "desk.me", may: (held) => held.has("identity.employees.read") },
];
const current = (at: string) =>
  placesFor(new Set(["identity.employees.read"]), at, rail).flatMap((place) => (place.current ? place.path : []));

test("a place that needs a right is shown to those who hold it", () => {
  expect(placesFor(new Set(), "/officer", rail).map((place) => place.path)).toEqual(["/officer"]);
  expect(placesFor(new Set(["identity.employees.read"]), "/officer", rail)).toHaveLength(2);
});

test("the place at hand is marked, for pages below it too", () => {
  expect(current("/officer")).toEqual(["/officer"]);
  expect(current("/officer/cases/complaints/1/ASSIGN")).toEqual(["/officer"]);
  expect(current("/officer/people/new")).toEqual(["/officer/people"]);
  expect(current("/officer/me")).toEqual([]);
});
