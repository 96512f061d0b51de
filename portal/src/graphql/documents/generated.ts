import { operation } from "../document.ts";
import type { CaseAction, CaseEvent, CaseState, CategoryOption, CodedName, FormField, Service } from "../types.ts";
import { CASE_EVENT, FORM_FIELD } from "./fragments.ts";

// Operations that are built from the registry at run time, so that a new service needs no code here. Names that come from the graph
// are checked before they become part of a document.
const name = (text: string): string => {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(text)) throw new Error(`the registry names something that is no GraphQL name: ${text}`);
  return text;
};

/** The choices of each root field that forms name: one operation for all of them. The answer's keys are the fields' names. */
export function categoryOptionsQuery(fields: readonly string[]) {
  const selections = [...new Set(fields)].map((field) => `${name(field)}(city: $city) { code name group groupName keywords }`);
  return operation<Record<string, CategoryOption[]>, { city: string }>(`query CategoryOptions($city: ID!) { ${selections.join(" ")} }`);
}

/** Files a case of a service. */
export function fileCaseMutation(service: Service) {
  return operation<{ filed: { id: string; number: string | null; dueAt: string | null } }, { input: Record<string, unknown> }>(
    `mutation FileCase($input: File${name(service.typeName)}Input!) { filed: ${name(service.fileMutation)}(input: $input) { id number dueAt } }`,
  );
}

/** Acts on a case of a service. */
export function actOnCaseMutation(service: Pick<Service, "typeName" | "actMutation">) {
  return operation<{ acted: { id: string } }, { input: Record<string, unknown> }>(
    `mutation ActOnCase($input: ActOn${name(service.typeName)}Input!) { acted: ${name(service.actMutation)}(input: $input) { id } }`,
  );
}

export interface CaseDetail {
  id: string;
  number: string | null;
  city: CodedName | null;
  state: CaseState | null;
  filedAt: string | null;
  dueAt: string | null;
  closedAt: string | null;
  filedBy: { id: string; name: string | null } | null;
  assignees: { id: string; name: string; designation: string | null }[] | null;
  summary: string | null;
  timeline: CaseEvent[] | null;
  version?: number | null;
  actions?: CaseAction[] | null;
  contact?: { name: string | null; mobile: string | null } | null;
  rating?: number | null;
  /** Answers of the form, by the field's name. */
  [fact: string]: unknown;
}

const HEAD = `id number city { code name } state { code label kind } filedAt dueAt closedAt
  filedBy { id name } assignees { id name designation } summary timeline { ${CASE_EVENT} }`;
const OF_SERVICE = `version actions { code label allowed why { code message } needs { ${FORM_FIELD} } } contact { name mobile }`;

/** What to select for an answer of the form, by the field's type; null where a case shows it elsewhere (photos stand in the story). */
function factSelection(field: FormField): string | null {
  if (field.name.includes(".")) return null;
  if (field.type === "group") return groupSelection(field);
  if (field.type === "photos" || field.type === "rating" || field.type === "employee") return null;
  if (field.type === "category" || field.type === "locality") return `${name(field.name)} { code name }`;
  if (field.type === "point") return `${name(field.name)} { latitude longitude }`;
  return name(field.name);
}

/** A list of objects, each of what its row asks. */
function groupSelection({ name: list, fields }: FormField): string | null {
  const inner = (fields ?? []).map(factSelection).filter((one) => one !== null);
  return inner.length > 0 ? `${name(list)} { ${inner.join(" ")} }` : null;
}

/**
 * A case on its own path, fresh to the last write. `facts: false` leaves the answers of the form out: for a service whose
 * type does not serve them under the names of its form; `kit: false` what our kit gives every service: for one that is made without it.
 */
export function casePageQuery(service: Service, options: { facts: boolean; kit?: boolean }) {
  const facts = options.facts
    ? service.form.pages
        .flatMap((page) => page.fields)
        .map(factSelection)
        .filter((one) => one !== null)
    : [];
  const selection = `${HEAD} ${options.kit === false ? "" : OF_SERVICE} ${[...new Set(facts)].join(" ")}`;
  return operation<{ case: CaseDetail | null }, { id: string }>(
    `query CasePage($id: ID!) { case: ${name(service.readField)}(id: $id) { ${selection} } }`,
  );
}

/** A paper that a case ended in. */
export interface CaseCertificate {
  id: string;
  title: string;
  number: string;
  /** `VALID`, `EXPIRED` or `REVOKED`. */
  standing: string;
  validTo: string | null;
  pdf: string;
  code: string;
}

/** What is owed on a case and the papers it ended in. Asked apart from the case itself: it is shown without them where they are down. */
export function casePapersQuery(service: Service) {
  return operation<
    { case: { bills: { total: number; accountId: string }[] | null; certificates: CaseCertificate[] | null } | null },
    { id: string }
  >(
    `query CasePapers($id: ID!) { case: ${name(service.readField)}(id: $id) {
      bills { total accountId } certificates { id title number standing validTo pdf code } } }`,
  );
}

/** A case among several that are acted on together: what can be done, and with whom. */
export interface ManyCase {
  id: string;
  number: string | null;
  summary: string | null;
  version: number;
  actions: CaseAction[];
}

/** Several cases in one question, under the keys `c0`, `c1`, …; their ids are the variables `i0`, `i1`, … */
export function manyCasesQuery(readFields: readonly string[]) {
  const variables = readFields.map((_, index) => `$i${index}: ID!`).join(", ");
  const selections = readFields.map(
    (field, index) =>
      `c${index}: ${name(field)}(id: $i${index}) { id number summary version
        actions { code label allowed why { code message } needs { name type label help required maxLength options { value label group } } } }`,
  );
  return operation<Record<string, ManyCase | null>, Record<string, string>>(`query ManyCases(${variables}) { ${selections.join(" ")} }`);
}
