import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "@civicgraph/kit/locales";
import { caseNames } from "@civicgraph/kit/runtime/register-service";
import { type CaseServiceDefinition, type FormFieldDefinition, type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import { apiSchemaOf } from "@civicgraph/schema/checks/api-schema";
import { countFetches } from "@civicgraph/schema/checks/count-fetches";
import { findOwnershipFaults } from "@civicgraph/schema/checks/ownership";
import { findPolicyFaults } from "@civicgraph/schema/checks/policy";
import { CompositionError } from "@civicgraph/schema/compose-supergraph";
import { satisfies } from "compare-versions";
import {
  type DocumentNode,
  findBreakingChanges,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from "graphql";
import { composeCity, type PartnerSdl, sdlsOf } from "../../compose.ts";
import type { Desk } from "./desk.ts";
import type { Source } from "./read-source.ts";

/** One thing that is wrong, where, and how it is mended. */
export interface Finding {
  check: string;
  fault: string;
  mend: string;
}

export interface Report {
  checks: string[];
  findings: Finding[];
}

/** What stands before a composed city: the city's own services, and the partners that are there already. */
type Beside = { core: Desk["core"]; partners: readonly PartnerSdl[]; platformVersion: string };

const NAME = /^[a-z][a-z0-9-]{1,40}$/;
const CHECKS = [
  "manifest",
  "platform version",
  "schema",
  "composition",
  "portal and other clients",
  "fetch budget",
  "permissions",
  "form",
  "personal data",
  "texts",
];

/** Everything that can be told of a service without running it. */
export async function checkPlugin(source: Source, { core, partners, platformVersion }: Beside): Promise<Report> {
  const { manifest } = source;
  const findings: Finding[] = [];
  const add = (check: string, mend: string, ...faults: string[]) => findings.push(...faults.map((fault) => ({ check, fault, mend })));
  add("manifest", "Correct the field in manifest.ts; the guide explains each.", ...source.faults);
  if (!NAME.test(manifest.name))
    add(
      "manifest",
      "Use small letters, digits and hyphens, and begin with a letter.",
      `name: “${manifest.name}” cannot be a schema's name`,
    );
  if (core.some((one) => one.manifest.name === manifest.name))
    add("manifest", "Choose another name: this one is the city's own.", `name: “${manifest.name}” is taken`);
  if (!manifest.plugin) add("manifest", "Say who publishes it and for which platform: plugin: { publisher, platform }.", "plugin: missing");
  else if (!inRange(platformVersion, manifest.plugin.platform))
    add(
      "platform version",
      "Take a version of the service that is made for this platform, or upgrade the platform.",
      `made for ${manifest.plugin.platform}, this is ${platformVersion}`,
    );
  for (const service of servicesOf(manifest)) {
    const other = [...core, ...partners]
      .map((one) => one.manifest)
      .find(
        (one) =>
          one.name !== manifest.name && servicesOf(one).some(({ id, typeName }) => id === service.id || typeName === service.typeName),
      );
    if (other)
      add("manifest", "Choose another id and another case type.", `service: ${service.id} or ${service.typeName} is ${other.name}'s`);
  }
  if (findings.length || !source.sdl) return { checks: CHECKS, findings };

  const before = await sdlsOf(core, partners);
  const own = { manifest, sdl: source.sdl };
  const others = partners.filter((one) => one.manifest.name !== manifest.name);
  const document = readSdl(source.sdl);
  if (document instanceof Error) {
    add("schema", "Correct the SDL that the subgraph serves.", `it is no GraphQL: ${document.message}`);
    return { checks: CHECKS, findings };
  }
  add(
    "schema",
    "A plugin adds and never changes: give the type or field a name of its own, beginning with that of its case type.",
    ...prefixFaults(document, manifest, before),
  );
  try {
    const { sdls, supergraph } = await composeCity(core, "http://127.0.0.1:4001", [...others, own]);
    const api = apiSchemaOf(supergraph);
    const base = apiSchemaOf((await composeCity(core, "http://127.0.0.1:4001", partners)).supergraph);
    const known = new Set(findPolicyFaults(base, {}));
    add(
      "schema",
      "Describe it where it stands; give a list “first”, or make it a connection.",
      ...findPolicyFaults(api, {}).filter((one) => !known.has(one)),
    );
    add(
      "schema",
      "A type has one owner: refer to another's by its key alone.",
      ...findOwnershipFaults(sdls).filter((one) => one.includes(manifest.name)),
    );
    add(
      "portal and other clients",
      "Leave what is there as it is; add beside it, and take the old away in a later version.",
      ...findBreakingChanges(base, api).map((one) => one.description),
    );
    add(
      "fetch budget",
      "Let a field be answered with the case itself, or raise plugin.fetchBudget and say why.",
      ...overBudget(manifest, api, supergraph),
    );
    for (const service of servicesOf(manifest)) add("form", "Let form and File…Input say the same.", ...formFaults(service, api));
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    add("composition", "Its SDL has to stand beside those that are there; the sentence is Apollo's.", ...error.faults);
  }
  add("permissions", "Ask for no more than is used: take it out of the manifest.", ...unused(source));
  add("personal data", "Say personal: true or personal: false on the field.", ...unmarked(manifest));
  add("texts", "Translate it; the key is not enough.", ...untranslated(source));
  return { checks: CHECKS, findings };
}

function inRange(version: string, range: string): boolean {
  try {
    return range.split(/\s+/).every((part) => satisfies(version, part));
  } catch {
    return false;
  }
}

function readSdl(sdl: string): DocumentNode | Error {
  try {
    return parse(sdl);
  } catch (error) {
    return error as Error;
  }
}

const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;
const ROOTS = ["Query", "Mutation"];
const FORBIDDEN = ["override", "provides", "composeDirective", "authenticated", "requiresScopes", "policy"];

/** New types and root fields carry the name of the service; other types get fields only where the manifest says so; nothing is overridden. */
function prefixFaults(document: DocumentNode, manifest: Manifest, before: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const known = typesOf(before);
  const names = [...servicesOf(manifest).map((one) => one.typeName), pascal(manifest.name)];
  const isOwn = (name: string) => names.some((one) => name.toLowerCase().includes(one.toLowerCase()));
  for (const node of document.definitions) {
    if (!("name" in node) || !node.name || node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) continue;
    const type = node.name.value;
    if (type.startsWith("_")) continue;
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    const used = [node, ...(isObject ? ((node as ObjectNode).fields ?? []) : [])].flatMap((one) =>
      "directives" in one ? (one.directives ?? []) : [],
    );
    for (const name of new Set(used.map((one) => one.name.value.replace(/^federation__/, ""))))
      if (FORBIDDEN.includes(name)) faults.push(`${type} uses @${name}`);
    if (isObject && ROOTS.includes(type)) {
      for (const field of (node as ObjectNode).fields ?? [])
        if (!field.name.value.startsWith("_") && !isOwn(field.name.value))
          faults.push(`${type}.${field.name.value} does not carry the name of a case type (${names.join(", ")})`);
    } else if (!known.has(type)) {
      if (!isOwn(type) && node.kind !== Kind.DIRECTIVE_DEFINITION && node.kind !== Kind.SCALAR_TYPE_DEFINITION)
        faults.push(`${type} does not carry the name of a case type (${names.join(", ")})`);
    } else if (isObject && !names.includes(type) && type !== "Case") {
      const more = ((node as ObjectNode).fields ?? [])
        .filter((field) => !known.get(type)?.has(field.name.value))
        .map((field) => field.name.value);
      if (more.length && !manifest.plugin?.extends?.includes(type))
        faults.push(`${type} is another's, and gets ${more.join(", ")}: the manifest does not ask to extend it`);
    }
  }
  return faults;
}

/** Types of the city that is there, each with the names of its fields. */
function typesOf(sdls: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const sdl of sdls.values())
    for (const node of parse(sdl, { noLocation: true }).definitions) {
      if (!("name" in node) || !node.name || node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) continue;
      const fields = found.get(node.name.value) ?? new Set<string>();
      if ("fields" in node) for (const field of node.fields ?? []) fields.add(field.name.value);
      found.set(node.name.value, fields);
    }
  return found;
}

/** What the portal's page of a case asks of every service; the answers of the form come on top. */
const CASE_PAGE = `id number city { code name } state { code label kind } filedAt dueAt closedAt filedBy { id name } assignees { id name designation } summary
  timeline { id at action { code label } actor { kind name } comment attachments { id name url } }`;

/** Unless told: the case, the names of its city and officers, its files; and one for a field of the service's own that is answered elsewhere. */
const DEFAULT_BUDGET = 5;

/** A page of one case, with all its own plain fields, planned on the city's graph: each further request is waited for on every page. */
function overBudget(manifest: Manifest, api: GraphQLSchema, supergraph: string): string[] {
  const budget = manifest.plugin?.fetchBudget ?? DEFAULT_BUDGET;
  return servicesOf(manifest).flatMap(({ typeName }) => {
    const type = api.getType(typeName);
    const read = caseNames(typeName).read;
    if (!isObjectType(type) || !api.getQueryType()?.getFields()[read]) return [`there is no root field ${read}`];
    const plain = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
    const fetches = countFetches(
      supergraph,
      `query ($id: ID) { ${read}(id: $id) { ${CASE_PAGE} ${plain.map((field) => field.name).join(" ")} } }`,
    );
    return fetches > budget ? [`a page of ${typeName} takes ${fetches} requests to subgraphs; its budget is ${budget}`] : [];
  });
}

/** Fields that every File…Input has beside those of the form. */
const OF_FILING = ["id", "city", "channel", "attachments", "onBehalfOf"];

function formFaults(service: CaseServiceDefinition, api: GraphQLSchema): string[] {
  const faults: string[] = [];
  const input = api.getType(`File${service.typeName}Input`);
  const mutation = api.getMutationType()?.getFields()[caseNames(service.typeName).file];
  if (!mutation) return [`there is no mutation ${caseNames(service.typeName).file}`];
  if (!isInputObjectType(input)) return [`there is no input File${service.typeName}Input`];
  const asked = service.form.pages.flatMap((page) => page.fields);
  const fields = input.getFields();
  for (const field of asked) {
    const [name = ""] = field.name.split(".");
    const of = fields[name];
    if (!of) faults.push(`form: “${field.name}” is no field of ${input.name}`);
    else if (field.type === "group" && !isListType(isNonNullType(of.type) ? of.type.ofType : of.type))
      faults.push(`form: “${field.name}” repeats, ${input.name}.${name} does not`);
    else if (isNonNullType(of.type) && !field.required && !field.name.includes("."))
      faults.push(`form: “${field.name}” may be left out, ${input.name} wants it`);
  }
  const names = new Set(asked.map((field) => field.name.split(".")[0]));
  for (const [name, field] of Object.entries(fields))
    if (isNonNullType(field.type) && field.defaultValue === undefined && !names.has(name) && !OF_FILING.includes(name))
      faults.push(`${input.name}.${name} is wanted and the form does not ask it`);
  return faults;
}

/** Rights and events that are asked for and used nowhere. Of a service that runs elsewhere nothing is known but its manifest. */
function unused({ manifest, parts, folder }: Source): string[] {
  const workflows = JSON.stringify(servicesOf(manifest).map((one) => one.workflow));
  const code = folder
    ? globSync("**/*.ts", { cwd: folder, exclude: (path) => path.includes("node_modules") }).filter((file) => !file.endsWith("manifest.ts"))
    : [];
  const text = code.map((file) => readFileSync(join(folder ?? "", file), "utf8")).join("\n");
  const byTheKit = ["read", "fileOnBehalf", "revealContact"].map((verb) => `${manifest.name}.${verb}`);
  const rights = manifest.permissions
    .filter(({ code: right }) => !byTheKit.includes(right) && !workflows.includes(`"${right}"`) && !text.includes(right))
    .map(({ code: right }) => `permissions: “${right}” is asked for and nothing needs it`);
  const projected = manifest.service ? ["identity.employee-changed", "cities.city-changed", "cities.boundaries-changed"] : [];
  const events = manifest.consumes
    .filter((type) => folder !== null && !parts.consumes.includes(type) && !projected.includes(type))
    .map((type) => `consumes: “${type}” is asked for and nothing reads it`);
  // As SDL says it, or TypeGraphQL's decorator.
  const extended = (manifest.plugin?.extends ?? [])
    .filter((type) => folder !== null && !new RegExp(`\\btype ${type}\\b|ObjectType\\(["'\`]${type}["'\`]`).test(text))
    .map((type) => `extends: “${type}” is asked for and gets no field`);
  return [...rights, ...events, ...extended];
}

const PERSONAL =
  /mobile|phone|email|e_?mail|aadhaar|\bpan\b|address|birth|(owner|holder|applicant|person|keeper|father|mother|guardian)name$/i;

function unmarked(manifest: Manifest): string[] {
  const all = (fields: FormFieldDefinition[]): FormFieldDefinition[] => fields.flatMap((field) => [field, ...all(field.fields ?? [])]);
  return servicesOf(manifest)
    .flatMap((service) => service.form.pages.flatMap((page) => all(page.fields)))
    .filter((field) => (field.type === "mobile" || PERSONAL.test(field.name)) && field.personal === undefined)
    .map((field) => `form: “${field.name}” looks like personal data`);
}

/** Texts that a reader of another language would see in English. */
function untranslated({ manifest, messages }: Source): string[] {
  const english = messages.en ?? {};
  const missing = LOCALES.flatMap((locale) =>
    Object.keys(english)
      .filter((key) => !messages[locale]?.[key]?.trim())
      .map((key) => `locales/${locale}.json: lacks “${key}”`),
  );
  const same = LOCALES.filter((locale) => locale !== "en").flatMap((locale) =>
    servicesOf(manifest)
      .flatMap((one) => [one.label, one.description, one.callToAction])
      .filter((key) => english[key] && messages[locale]?.[key] === english[key])
      .map((key) => `locales/${locale}.json: “${key}” is English`),
  );
  return [...missing, ...same];
}
