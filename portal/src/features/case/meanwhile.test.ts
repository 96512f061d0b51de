import { expect, test } from "vitest";
import type { CaseDetail } from "../../graphql/documents/generated.ts";
import { stepsSince } from "./meanwhile.tsx";

const detail = { timeline: [{ id: "filed" }, { id: "assigned" }, { id: "resolved" }] } as unknown as CaseDetail;

test("the steps after the version one looked at are what changed meanwhile", () => {
  expect(stepsSince(detail, "1").map((step) => step.id)).toEqual(["assigned", "resolved"]);
  expect(stepsSince(detail, "3")).toEqual([]);
});

test("an address without a version says nothing changed", () => {
  expect(stepsSince(detail, undefined)).toEqual([]);
  expect(stepsSince(detail, "x")).toEqual([]);
});
