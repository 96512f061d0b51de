import {
  type CaseServiceDefinition,
  type FormFieldDefinition,
  type Manifest,
  servicesOf,
  type Workflow,
  type WorkflowAction,
} from "@civicgraph/plugin-sdk";
import { checkMeasures } from "../measures/check-measures.ts";
import { valueFault } from "../operate/setting-rules.ts";

/** Faults of a manifest, each with the field where it stands: `service.workflow.actions[3].to: unknown state "DONE"`. */
export function checkManifest(manifest: Manifest, messages: Record<string, Record<string, string>>, locales: readonly string[]): string[] {
  const faults: string[] = [];
  for (const code of twice(manifest.permissions.map((one) => one.code))) faults.push(`permissions: "${code}" stands twice`);
  for (const key of twice(manifest.settings.map((one) => one.key))) faults.push(`settings: "${key}" stands twice`);
  for (const [index, permission] of manifest.permissions.entries()) {
    if (!permission.code.startsWith(`${manifest.name}.`))
      faults.push(`permissions[${index}].code: "${permission.code}" must begin with "${manifest.name}."`);
  }
  for (const [index, setting] of manifest.settings.entries()) {
    if (!setting.key.startsWith(`${manifest.name}.`))
      faults.push(`settings[${index}].key: "${setting.key}" must begin with "${manifest.name}."`);
    if (valueFault(setting, setting.default)) faults.push(`settings[${index}].default: ${setting.default} is outside its own bounds`);
  }
  if (manifest.service) faults.push(...checkService("service", manifest.service, manifest, messages, locales));
  for (const [index, more] of (manifest.moreServices ?? []).entries()) {
    if (more.livesWith !== manifest.service?.id) faults.push(`moreServices[${index}].livesWith: has to be the id of \`service\``);
    faults.push(...checkService(`moreServices[${index}]`, more, manifest, messages, locales));
  }
  faults.push(...checkMeasures(manifest, messages, locales));
  for (const id of twice(servicesOf(manifest).flatMap((one) => [one.id, one.typeName]))) faults.push(`services: "${id}" stands twice`);
  return faults;
}

const twice = (codes: readonly string[]) => codes.filter((code, index) => codes.indexOf(code) !== index);

function checkService(
  at: string,
  service: CaseServiceDefinition,
  manifest: Manifest,
  messages: Record<string, Record<string, string>>,
  locales: readonly string[],
): string[] {
  const faults: string[] = [];
  const known = new Set(manifest.permissions.map((permission) => permission.code));
  if (!/\{SEQ(:\d+)?\}/.test(service.numberTemplate)) faults.push(`${at}.numberTemplate: has no {SEQ}`);
  for (const token of ["{CITY}", "{FY}"]) {
    // The counter is per city and financial year: a template without either would give the same number twice.
    if (!service.numberTemplate.includes(token)) faults.push(`${at}.numberTemplate: lacks ${token}, by which its counter is kept`);
  }
  if (!known.has(`${manifest.name}.read`)) faults.push(`permissions: lacks "${manifest.name}.read", without which no officer sees a case`);
  const settings = new Set(manifest.settings.map((setting) => setting.key));
  faults.push(...checkWorkflow(service.workflow, known, settings).map((fault) => `${at}.workflow.${fault}`));
  const keys = [service.label, service.description, service.callToAction, service.keywords];
  for (const page of service.form.pages) {
    keys.push(page.title, ...(page.help ? [page.help] : []), ...page.fields.flatMap(fieldKeys));
    faults.push(...page.fields.flatMap(groupFaults).map((fault) => `${at}.${fault}`));
  }
  faults.push(...checkFees(service).map((fault) => `${at}.${fault}`));
  if (service.certificate) keys.push(service.certificate.title, service.certificate.statement);
  faults.push(...checkCertificate(service).map((fault) => `${at}.${fault}`));
  faults.push(...checkRetention(service).map((fault) => `${at}.retention.${fault}`));
  if (service.fees) keys.push(service.fees.label, ...service.fees.heads.map((head) => `head.${head.code}`));
  for (const state of service.workflow.states) keys.push(`state.${state.code}`);
  for (const action of service.workflow.actions) keys.push(`action.${action.code}`);
  for (const locale of locales) {
    for (const key of new Set(keys))
      if (messages[locale]?.[key] === undefined && key !== "action.FILE") faults.push(`locales/${locale}.json: lacks "${key}"`);
  }
  const names = service.form.pages.flatMap((page) => page.fields.map((field) => field.name));
  for (const name of twice(names)) faults.push(`${at}.form: field "${name}" stands twice`);
  return faults;
}

const isWhenPaid = ({ automatic }: WorkflowAction) => automatic !== undefined && "when" in automatic && automatic.when === "paid";

function checkCertificate({ certificate, workflow }: CaseServiceDefinition): string[] {
  if (!certificate) return [];
  const known = workflow.actions.map((action) => action.code);
  const unknown = [...certificate.issuedBy, ...certificate.revokedBy].filter((code) => !known.includes(code));
  return [
    ...unknown.map((code) => `certificate: "${code}" is no action of the workflow`),
    ...(certificate.issuedBy.length === 0 ? ["certificate.issuedBy: no action gives it"] : []),
  ];
}

const isCount = (given: number | undefined) => given === undefined || (Number.isInteger(given) && given >= 1);

function checkRetention({ retention = {}, certificate }: CaseServiceDefinition): string[] {
  const { documentsDays, certificatesYears } = retention;
  return [
    ...(isCount(documentsDays) ? [] : ["documentsDays: has to be a whole number of days, 1 at least"]),
    ...(isCount(certificatesYears) ? [] : ["certificatesYears: has to be a whole number of years, 1 at least"]),
    ...(certificatesYears !== undefined && !certificate ? ["certificatesYears: the service gives no certificate"] : []),
  ];
}

/** What billing has to know of a service, checked where it is declared: billing itself hears of it as an event, when it is too late to refuse. */
function checkFees({ fees, workflow }: CaseServiceDefinition): string[] {
  if (!fees) return workflow.states.some((state) => state.payment) ? ["fees: needed, as a state asks for a payment"] : [];
  const faults: string[] = [];
  const heads = new Map(fees.heads.map((head) => [head.code, head]));
  if (heads.size !== fees.heads.length) faults.push("fees.heads: a head stands twice");
  if (heads.get(fees.roundingHead)?.category !== "ROUNDING")
    faults.push(`fees.roundingHead: "${fees.roundingHead}" is no head of the category ROUNDING`);
  for (const [index, { head, on }] of (fees.rules ?? []).entries())
    for (const code of [head, ...on]) if (!heads.has(code)) faults.push(`fees.rules[${index}]: "${code}" is no head of this service`);
  if (!/\{SEQ(:\d+)?\}/.test(fees.receiptNumber)) faults.push("fees.receiptNumber: has no {SEQ}");
  return faults;
}

const fieldKeys = (field: FormFieldDefinition): string[] => [
  field.label,
  ...[field.help, field.itemLabel].filter((key) => key !== undefined),
  ...(field.options?.map((option) => option.label) ?? []),
  ...(field.fields?.flatMap(fieldKeys) ?? []),
];

/** Rows are a list of objects: one level, and each knows what it is called. */
function groupFaults({ name, type, fields = [], itemLabel, minItems = 1, maxItems }: FormFieldDefinition): string[] {
  const at = `form: group "${name}"`;
  if (type !== "group") return fields.length ? [`form: field "${name}" has fields but is no group`] : [];
  const names = fields.map((field) => field.name);
  return [
    ...(names.length ? [] : [`${at} asks nothing`]),
    ...(itemLabel ? [] : [`${at} lacks itemLabel`]),
    ...(maxItems === undefined || maxItems < minItems || minItems < 1 ? [`${at} needs 1 ≤ minItems ≤ maxItems`] : []),
    ...names.filter((one, index) => names.indexOf(one) !== index).map((one) => `${at}: field "${one}" stands twice`),
    ...fields.flatMap((field) => (field.type === "group" ? [`${at} holds another group, "${field.name}"`] : [])),
    ...fields.flatMap(({ name: one, when }) =>
      when && !names.includes(when.field) ? [`${at}: "${one}" depends on "${when.field}", which is not of its row`] : [],
    ),
  ];
}

/** What `ActOn<Type>Input` has in any case. */
const HEAD_INPUTS = new Set(["id", "version", "action", "comment", "assignee", "attachments"]);

function checkWorkflow(workflow: Workflow, permissions: Set<string>, settings: Set<string>): string[] {
  const faults: string[] = [];
  const states = new Map(workflow.states.map((state) => [state.code, state]));
  if (!states.has(workflow.initial)) faults.push(`initial: unknown state "${workflow.initial}"`);
  for (const [index, state] of workflow.states.entries())
    if (states.get(state.code) !== state) faults.push(`states[${index}].code: "${state.code}" stands twice`);
  const edges = new Map<string, Set<string>>();
  for (const [index, action] of workflow.actions.entries()) {
    const at = `actions[${index}] (${action.code})`;
    if (action.permission && !permissions.has(action.permission)) faults.push(`${at}.permission: "${action.permission}" is not declared`);
    if (action.by.includes("permitted") && !action.permission)
      faults.push(`${at}.permission: needed, as it may be done by those permitted`);
    const assignable = action.needs?.assignee?.permission;
    if (assignable && !permissions.has(assignable)) faults.push(`${at}.needs.assignee.permission: "${assignable}" is not declared`);
    if (action.automatic && "afterHoursSetting" in action.automatic && !settings.has(action.automatic.afterHoursSetting))
      faults.push(`${at}.automatic.afterHoursSetting: "${action.automatic.afterHoursSetting}" is not declared in settings`);
    for (const { name, type, options } of action.needs?.fields ?? []) {
      if ((type === "choice") !== (options !== undefined && options.length > 0))
        faults.push(`${at}.needs.fields: "${name}" needs options where it is a choice, and only there`);
      if (HEAD_INPUTS.has(name)) faults.push(`${at}.needs.fields: "${name}" is a field of every action`);
    }
    for (const from of action.from) {
      if (from !== "" && !states.has(from)) faults.push(`${at}.from: unknown state "${from}"`);
      const to = action.to === "same" ? from : typeof action.to === "string" ? action.to : action.to[from];
      if (to === undefined) faults.push(`${at}.to: names no state for "${from}"`);
      else if (to !== "" && !states.has(to)) faults.push(`${at}.to: unknown state "${to}"`);
      else edges.set(from, (edges.get(from) ?? new Set()).add(to));
      if (from !== "" && states.get(from)?.kind === "final") faults.push(`${at}.from: "${from}" is final`);
    }
  }
  for (const [index, { code, payment }] of workflow.states.entries())
    if (payment && !workflow.actions.some((action) => isWhenPaid(action) && action.from.includes(code)))
      faults.push(`states[${index}] (${code}).payment: no action follows when it is paid`);
  const reached = new Set([...reach(workflow.initial, edges), ...reach("", edges)]);
  for (const state of states.keys()) if (!reached.has(state)) faults.push(`states: "${state}" cannot be reached`);
  for (const [code, state] of states) {
    if (state.kind !== "final" && ![...reach(code, edges)].some((one) => states.get(one)?.kind === "final"))
      faults.push(`states: from "${code}" no final state can be reached`);
  }
  return faults;
}

function reach(start: string, edges: Map<string, Set<string>>): Set<string> {
  const seen = new Set([start]);
  const queue = [start];
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const next of edges.get(state) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return seen;
}
