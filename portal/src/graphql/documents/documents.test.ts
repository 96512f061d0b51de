import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import { type DocumentNode, Kind, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { apiSchemaOf } from "../../../../schema/checks/api-schema.ts";
import { EXAMPLES } from "../../features/developers/examples.ts";
import { operation } from "../document.ts";
import type { FormField, Service } from "../types.ts";
import { actOnCaseMutation, casePageQuery, casePapersQuery, categoryOptionsQuery, fileCaseMutation } from "./generated.ts";

const root = join(import.meta.dirname, "../../../..");
const schema = apiSchemaOf(readFileSync(join(root, "schema/supergraph.graphql"), "utf8"));

const isDocument = (value: unknown): value is DocumentNode => (value as DocumentNode | null)?.kind === Kind.DOCUMENT;
const faultsOf = (document: DocumentNode) => validate(schema, document).map((fault) => fault.message);

const files = globSync("*.ts", { cwd: import.meta.dirname }).filter((file) => !file.endsWith(".test.ts"));
const modules = await Promise.all(files.map(async (file) => [file, await import(join(import.meta.dirname, file))] as const));
const documents = modules.flatMap(([file, module]) =>
  Object.entries(module as Record<string, unknown>).flatMap(([name, value]) =>
    isDocument(value) ? [[`${file}: ${name}`, value] as const] : [],
  ),
);

test("there are documents to check", () => expect(documents.length).toBeGreaterThan(10));

test.each(documents)("%s is what the graph answers", (_, document) => {
  expect(faultsOf(document)).toEqual([]);
});

test("operations have names of their own, so that a log tells them apart", () => {
  const names = documents.map(([, document]) =>
    document.definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.name?.value : undefined)).join(),
  );
  expect(names.every(Boolean)).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

const manifests = await Promise.all(
  globSync("subgraphs/[a-z]*/manifest.ts", { cwd: root }).map(
    async (file) => Object.values((await import(join(root, file))) as Record<string, Manifest>)[0] as Manifest,
  ),
);
const declared = manifests.flatMap(servicesOf);

describe.each(declared.map((one) => [one.id, one] as const))("what is built at run time for %s", (_, { id, typeName, form }) => {
  const fields = form.pages.flatMap((page) =>
    page.fields.map((field) => ({ ...field, optionsField: field.optionsField ?? null }) as unknown as FormField),
  );
  const service = {
    id,
    typeName,
    fileMutation: `file${typeName}`,
    actMutation: `actOn${typeName}`,
    readField: typeName.charAt(0).toLowerCase() + typeName.slice(1),
    form: { id: form.id, pages: [{ fields }] },
  } as unknown as Service;

  test.each([
    ["the case page", casePageQuery(service, { facts: true })],
    ["the case page without the answers of its form", casePageQuery(service, { facts: false })],
    ["what is owed on it, and its papers", casePapersQuery(service)],
    ["filing", fileCaseMutation(service)],
    ["acting", actOnCaseMutation(service)],
  ])("%s", (_name, document) => expect(faultsOf(document)).toEqual([]));

  test("the choices of its form", () => {
    const options = fields.flatMap((field) => field.optionsField ?? []);
    if (options.length > 0) expect(faultsOf(categoryOptionsQuery(options))).toEqual([]);
  });
});

test("a name from the registry that is no name never becomes part of a document", () => {
  expect(() => categoryOptionsQuery(["complaintCategories(city: $city) { code } me { id } x"])).toThrow(/no GraphQL name/);
});

test.each(EXAMPLES.map((one) => [one.id, one] as const))("the guide's example %s is what the graph answers", (_, example) => {
  expect(faultsOf(operation(example.query))).toEqual([]);
});
