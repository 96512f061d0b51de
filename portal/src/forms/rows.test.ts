import { expect, test } from "vitest";
import type { FormField } from "../graphql/types.ts";
import { type Answers, isAsked, toInput } from "./answers.ts";
import { addRow, expandRows, removeRow, rowsOf } from "./rows.ts";

const field = (name: string, more: Partial<FormField> = {}) =>
  ({ name, type: "text", label: name, required: true, when: null, maxItems: null, ...more }) as FormField;
const owners = field("owners", {
  type: "group",
  minItems: 1,
  maxItems: 4,
  itemLabel: "Owner",
  fields: [field("name"), field("exempt", { when: { field: "name", equals: "Asha", present: null } })],
});
const asked = (answers: Answers) => expandRows([owners], answers).filter((one) => isAsked(one, answers));

test("a group asks its fields once for each row, each under the conditions of its own row", () => {
  const answers: Answers = { owners: "2", "owners.0.name": "Mohan", "owners.1.name": "Asha" };
  expect(asked(answers).map((one) => one.name)).toEqual(["owners.0.name", "owners.1.name", "owners.1.exempt"]);
});

test("its rows become a list of objects", () => {
  const answers: Answers = { owners: "2", "owners.0.name": "Mohan", "owners.1.name": "Asha", "owners.1.exempt": "WIDOW" };
  expect(toInput(asked(answers), answers)).toEqual({ owners: [{ name: "Mohan" }, { name: "Asha", exempt: "WIDOW" }] });
});

test("never fewer rows than have to be there, never more than may be", () => {
  expect(rowsOf(owners, {})).toBe(1);
  expect(rowsOf(owners, { owners: "99" })).toBe(4);
  expect(removeRow(owners, 0, { answers: { "owners.0.name": "Mohan" }, labels: {} }).answers).toEqual({ "owners.0.name": "Mohan" });
});

const removals = [2, 3, 4].flatMap((count) => Array.from({ length: count }, (_, index) => [count, index] as const));
test.each(removals)("of %i rows without row %i the others stay in their order, names of choices too", (count, index) => {
  const names = ["Asha", "Mohan", "Imran", "Kamla"].slice(0, count);
  const of = (values: string[]) => Object.fromEntries(values.map((value, at) => [`owners.${at}.name`, value]));
  const left = removeRow(owners, index, { answers: { other: "x", owners: String(count), ...of(names) }, labels: of(names) });
  const expected = names.toSpliced(index, 1);
  expect(left).toEqual({ answers: { other: "x", owners: String(count - 1), ...of(expected) }, labels: of(expected) });
});

test("adding a row keeps what was typed", () => {
  expect(addRow(owners, { "owners.0.name": "Mohan" })).toEqual({ "owners.0.name": "Mohan", owners: "2" });
  expect(addRow(owners, { owners: "4" })).toEqual({ owners: "4" });
});
