import type { FormDefinition } from "@civicgraph/plugin-sdk";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkForm } from "./check-form.ts";

const label = "x";
const form: FormDefinition = {
  id: "stall",
  pages: [
    {
      id: "clerk",
      title: label,
      onBehalfOnly: true,
      fields: [{ name: "onBehalfOf.name", type: "text", label, required: true, minLength: 2 }],
    },
    {
      id: "stall",
      title: label,
      fields: [
        { name: "kind", type: "choice", label, required: true, options: ["FOOD", "TOYS"].map((value) => ({ value, label })) },
        { name: "burner", type: "text", label, required: true, minLength: 3, maxLength: 5, when: { field: "kind", equals: "FOOD" } },
        { name: "days", type: "integer", label, required: false, min: 1, max: 30 },
        { name: "photos", type: "photos", label, required: false, maxItems: 2 },
        {
          name: "helpers",
          type: "group",
          label,
          required: false,
          maxItems: 2,
          itemLabel: label,
          fields: [{ name: "name", type: "text", label, required: true, maxLength: 4 }],
        },
      ],
    },
  ],
};
const found = (input: Record<string, unknown>) => checkForm(form, input).map(({ path, code }) => `${path} ${code}`);

test("what the form would not have taken is named where it stands", () => {
  expect(found({})).toEqual(["input.kind field.required"]);
  expect(found({ kind: "ARMS" })).toEqual(["input.kind field.unknown"]);
  expect(found({ kind: "FOOD" })).toEqual(["input.burner field.required"]);
  expect(found({ kind: "FOOD", burner: "  ab " })).toEqual(["input.burner field.tooShort"]);
  expect(found({ kind: "FOOD", burner: "कखगघङच" })).toEqual(["input.burner field.tooLong"]);
  expect(found({ kind: "TOYS", days: 31, photos: ["a", "b", "c"] })).toEqual(["input.days field.invalid", "input.photos field.tooMany"]);
  expect(found({ kind: "TOYS", helpers: [{ name: "Asha" }, {}] })).toEqual(["input.helpers.1.name field.required"]);
});

test("what stands under a condition that does not hold is not looked at, nor what only a clerk is asked", () => {
  expect(found({ kind: "TOYS", burner: "x" })).toEqual([]);
  expect(found({ kind: "TOYS", onBehalfOf: { name: "A" } })).toEqual(["input.onBehalfOf.name field.tooShort"]);
});

test("whatever is sent, it answers with faults and never falls", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("kind", "burner", "days", "photos", "helpers", "onBehalfOf"), fc.jsonValue()), (input) => {
      expect(checkForm(form, input).every((one) => one.path.startsWith("input."))).toBe(true);
    }),
  );
});
