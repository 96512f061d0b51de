import { expect, test } from "vitest";
import type { CaseAction, FormField } from "../../graphql/types.ts";
import { type PlannedCase, planAssignment } from "./plan-assignment.ts";

const field = (change: Partial<FormField>): FormField => ({
  name: "comment",
  type: "longText",
  label: "Comment",
  help: null,
  required: false,
  minLength: null,
  maxLength: 2000,
  min: null,
  max: null,
  maxItems: null,
  options: null,
  optionsField: null,
  when: null,
  ...change,
});
const people = (...ids: string[]) =>
  field({
    name: "assignee",
    type: "employee",
    required: true,
    options: ids.map((value) => ({ value, label: value, group: null, keywords: [] })),
  });
const assign = (...ids: string[]): CaseAction => ({
  code: "ASSIGN",
  label: "Assign",
  allowed: true,
  why: null,
  needs: [people(...ids), field({})],
});
const comment: CaseAction = { code: "COMMENT", label: "Comment", allowed: true, why: null, needs: [field({ required: true })] };
const notNow: CaseAction = {
  code: "ASSIGN",
  label: "Assign",
  allowed: false,
  why: { code: "action.notInState", message: "It is being worked on." },
  needs: [],
};
const one = (id: string, ...actions: CaseAction[]): PlannedCase => ({
  id,
  service: "complaints",
  number: id,
  summary: id,
  version: 1,
  actions,
});

test("several cases go to those who may get every one of them", () => {
  const plan = planAssignment([one("1", comment, assign("rajinder", "anita")), one("2", assign("anita", "ravi"))]);
  expect(plan.action).toEqual({ code: "ASSIGN", label: "Assign" });
  expect(plan.possible).toHaveLength(2);
  expect(plan.needs[0]?.options?.map((option) => option.value)).toEqual(["anita"]);
  expect(plan.needs.map((need) => need.name)).toEqual(["assignee", "comment"]);
});

test("a case that is past assignment is left out, with the reason", () => {
  const plan = planAssignment([one("1", assign("anita")), one("2", notNow)]);
  expect(plan.possible.map((two) => two.id)).toEqual(["1"]);
  expect(plan.impossible).toMatchObject([{ case: { id: "2" }, why: "It is being worked on." }]);
});

test("cases of departments with nobody in common leave nobody to choose", () => {
  expect(planAssignment([one("1", assign("anita")), one("2", assign("ravi"))]).needs[0]?.options).toEqual([]);
});

test("where nothing can be given to anybody, there is no action", () => {
  const plan = planAssignment([one("1", comment, notNow)]);
  expect(plan.action).toBeNull();
  expect(plan.impossible).toMatchObject([{ why: "It is being worked on." }]);
});
