import { expect, test } from "vitest";
import type { SearchedService } from "../../graphql/documents/home.ts";
import { searchServices } from "./search-services.ts";

const service = (id: string, label: string, keywords: string[], optionsField: string | null = null) =>
  ({
    id,
    label,
    callToAction: label,
    keywords,
    form: { id, pages: optionsField ? [{ fields: [{ name: "category", type: "category", optionsField }] }] : [] },
  }) as unknown as SearchedService;
const option = (code: string, name: string, keywords: string[]) => ({ code, name, group: null, groupName: null, keywords });

const complaints = service("complaints", "Report a problem", ["complaint"], "complaintCategories");
const dogs = service("dogs", "Register a dog", ["pet", "licence"]);
const categories = new Map([
  ["complaintCategories", [option("Light", "Streetlight not working", ["lamp", "dark"]), option("Stray", "Stray animals", ["dog", "cow"])]],
]);
const found = (query: string) =>
  searchServices(query, [complaints, dogs], categories).map((one) => one.category?.option.code ?? one.service.id);

test("a service is found by the word people use for what troubles them", () => {
  expect(found("dark")).toEqual(["Light"]);
});
test("a word that a name begins with comes before one that is only a keyword", () => {
  expect(found("dog")).toEqual(["dogs", "Stray"]);
});
test("nothing is found by a word of nobody, or where a domain gave no categories", () => {
  expect(found("aeroplane")).toEqual([]);
  expect(searchServices("dark", [complaints], new Map())).toEqual([]);
});
