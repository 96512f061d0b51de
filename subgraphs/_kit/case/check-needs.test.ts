import { expect, test } from "vitest";
import { checkNeeds } from "./check-needs.ts";

const own = ["rating", "tag"];
const action = {
  needs: {
    fields: [
      { name: "rating", type: "integer" as const, required: true, min: 1, max: 5 },
      { name: "tag", type: "text" as const, required: false, min: 3, max: 10 },
    ],
  },
};
const faults = (given: Record<string, unknown>, of: Parameters<typeof checkNeeds>[0] = action) =>
  checkNeeds(of, { id: "", action: "", ...given }, false, own);

test("an own need is a number within its bounds, or a text of a length within them", () => {
  expect(faults({ rating: 1, tag: "AMR-17" })).toEqual([]);
  expect(faults({ rating: 6 })).toEqual([{ path: "input.rating", code: "field.outOfRange", values: { min: 1, max: 5 } }]);
  expect(faults({ rating: 1, tag: "x".repeat(11) })).toEqual([{ path: "input.tag", code: "field.tooLong", values: { max: 10 } }]);
  expect(faults({ rating: 1, tag: "xy" })).toEqual([{ path: "input.tag", code: "field.tooShort", values: { min: 3 } }]);
});

test("a text for which the workflow names no bound is at most as long as a comment", () => {
  const unbounded = { needs: { fields: [{ name: "tag", type: "text" as const, required: false }] } };
  expect(faults({ tag: "x".repeat(2000) }, unbounded)).toEqual([]);
  expect(faults({ tag: "x".repeat(2001) }, unbounded)).toEqual([{ path: "input.tag", code: "field.tooLong", values: { max: 2000 } }]);
});

test("what is needed and absent, or present and not of this action, is named", () => {
  expect(faults({})).toEqual([{ path: "input.rating", code: "field.required" }]);
  expect(faults({ rating: 1 }, {})).toEqual([{ path: "input.rating", code: "field.notForThisAction" }]);
});
