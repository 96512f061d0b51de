import { expect, test } from "vitest";
import type { FormField, Service } from "../../graphql/types.ts";
import { askedPages } from "./draft.ts";

const page = (id: string, fields: Partial<FormField>[], onBehalfOnly = false) => ({ id, title: id, help: null, onBehalfOnly, fields });
const service = {
  form: {
    pages: [
      page("complainant", [{ name: "name" }], true),
      page("kind", [{ name: "kind" }]),
      page("breed", [{ name: "breed", when: { field: "kind", equals: "dog", present: null } }]),
    ],
  },
} as unknown as Service;
const idsOf = (...args: [Record<string, string>, boolean]) => askedPages(service, ...args).map((one) => one.id);

test("a citizen is not asked who the citizen is; a clerk is", () => {
  expect(idsOf({}, false)).toEqual(["kind"]);
  expect(idsOf({}, true)).toEqual(["complainant", "kind"]);
});
test("a page whose every question is left out by the answers so far is no page", () => {
  expect(idsOf({ kind: "dog" }, false)).toEqual(["kind", "breed"]);
  expect(idsOf({ kind: "cat" }, false)).toEqual(["kind"]);
});
