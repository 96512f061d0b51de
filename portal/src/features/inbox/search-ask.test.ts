import { expect, test } from "vitest";
import { isAsked, readSearchAsk, searchFilter, searchQuery } from "./search-ask.ts";

test("a number or its beginning finds closed cases too: nothing else is asked for", () => {
  const ask = readSearchAsk({ q: " PB-ASR-PGR-2026-27-0001 " });
  expect(isAsked(ask)).toBe(true);
  expect(searchFilter(ask, "pb.amritsar")).toEqual({ city: "pb.amritsar", number: "PB-ASR-PGR-2026-27-0001" });
});

test("a chosen state brings its service with it", () => {
  expect(searchFilter(readSearchAsk({ state: "complaints:RESOLVED", service: "water" }), "pb.amritsar")).toEqual({
    city: "pb.amritsar",
    service: "complaints",
    state: "RESOLVED",
  });
});

test("all that are closed can be asked for, of one ward", () => {
  const ask = readSearchAsk({ state: "closed", ward: "B1" });
  expect(searchFilter(ask, "pb.amritsar")).toEqual({ city: "pb.amritsar", closed: true, ward: "B1" });
  expect(searchQuery(ask, "cursor")).toBe("state=closed&ward=B1&after=cursor");
});

test("an empty form asks for nothing", () => {
  expect(isAsked(readSearchAsk({ q: " ", state: "no such: state", after: "cursor" }))).toBe(false);
});
