import { expect, test } from "vitest";
import type { FormField, Service } from "../../graphql/types.ts";
import { askedPages, filingPages } from "./draft.ts";

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

test("a clerk has the whole form on one sheet, with the way the citizen came, and without the place of the clerk's own device", () => {
  const counter = {
    callToAction: "Report",
    form: {
      pages: [
        page("complainant", [{ name: "name", type: "text" }], true),
        page("point", [{ name: "point", type: "point", required: false }]),
        page("kind", [{ name: "kind", type: "text" }]),
      ],
    },
  } as unknown as Service;
  const pages = filingPages(counter, {}, true, (key) => key);
  expect(pages.map((one) => [one.id, one.fields.map((field) => field.name)])).toEqual([["sheet", ["name", "kind", "channel"]]]);
  expect(filingPages(counter, {}, false, (key) => key).map((one) => one.id)).toEqual(["point", "kind"]);
});
