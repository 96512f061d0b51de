import type { WorkflowAction } from "@civicgraph/plugin-sdk";
import type { RequestContext } from "../context.ts";
import type { CaseAction } from "../graphql/case-types.ts";
import type { FormField } from "../graphql/form-types.ts";
import type { Translate } from "../locales.ts";
import { eligibleAssignees } from "./assignment.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour, GuardSettings } from "./case-behaviour.ts";
import { mayReadCase } from "./row-scope.ts";
import { decide, type Facts, listedActions } from "./workflow-engine.ts";

/** Reads the settings that the guards ask for, in the case's city. */
export async function guardSettings(
  behaviour: CaseBehaviour<never>,
  city: string,
  ctx: Pick<RequestContext, "setting">,
): Promise<GuardSettings> {
  const values = await Promise.all(behaviour.guardSettings.map((key) => ctx.setting(key, city)));
  return Object.fromEntries(behaviour.guardSettings.map((key, index) => [key, values[index] as string]));
}

/** Everything a decision of the engine rests on, for this viewer and this case. */
export function factsOf(
  behaviour: CaseBehaviour<never>,
  one: Case,
  viewer: RequestContext["viewer"],
  now: Date,
  settings: GuardSettings,
): Facts {
  return {
    state: one.stateCode,
    isFiler: viewer.id !== null && viewer.id === one.filerId,
    isAssignee: viewer.isEmployee && viewer.id !== null && one.assigneeIds.includes(viewer.id),
    isSystem: viewer.kind === "system",
    inScope: mayReadCase(viewer, { ...one, city: one.cityCode, ward: one.wardCode }, `${behaviour.manifest.name}.read`),
    may: (permission) => viewer.may(permission, one.cityCode),
    guard: (name) => {
      const guard = behaviour.guards[name];
      if (!guard) throw new Error(`${behaviour.manifest.name}: the workflow names a guard "${name}" that the service does not supply`);
      return guard(one as never, now, settings);
    },
  };
}

const blank: Omit<FormField, "name" | "type" | "label" | "required"> = {
  help: null,
  minLength: null,
  maxLength: null,
  min: null,
  max: null,
  maxItems: null,
  options: null,
  optionsField: null,
  when: null,
  fields: null,
  minItems: null,
  itemLabel: null,
};

/** The limits of what every action may carry. */
export const MAX_COMMENT = 2000;
export const MAX_ACTION_ATTACHMENTS = 3;

/** The message of a need: the service's own text for the action where it has one, else the kit's. */
const label = (t: Translate, action: string, need: string) => {
  const key = `need.${action}.${need}`;
  const own = t(key);
  return own === key ? t(`need.${need}`) : own;
};

async function needsOf(behaviour: CaseBehaviour<never>, one: Case, action: WorkflowAction, ctx: RequestContext): Promise<FormField[]> {
  const fields: FormField[] = [];
  const needs = action.needs ?? {};
  if (needs.assignee) {
    const people = await eligibleAssignees(behaviour, one, needs.assignee, ctx);
    const options = people.map((person) => ({ value: person.id, label: person.name, group: person.designation, keywords: [] }));
    fields.push({ ...blank, name: "assignee", type: "employee", label: label(ctx.t, action.code, "assignee"), required: true, options });
  }
  for (const field of needs.fields ?? []) {
    const type = field.name === "rating" ? "rating" : field.type;
    const options = field.options?.map((value) => ({ value, label: ctx.t(`${field.name}.${value}`), group: null, keywords: [] }));
    fields.push({
      ...blank,
      name: field.name,
      type,
      label: label(ctx.t, action.code, field.name),
      required: field.required,
      options: options ?? null,
      ...(field.type === "text"
        ? { minLength: field.min ?? null, maxLength: field.max ?? MAX_COMMENT }
        : { min: field.min ?? null, max: field.max ?? null }),
    });
  }
  if (needs.comment)
    fields.push({
      ...blank,
      name: "comment",
      type: "longText",
      label: label(ctx.t, action.code, "comment"),
      required: needs.comment === "required",
      maxLength: MAX_COMMENT,
    });
  if (needs.attachments) {
    const required =
      needs.attachments === "required" ||
      (needs.attachments === "byCategory" && !!(await behaviour.attachmentRequired?.(one as never, ctx)));
    fields.push({
      ...blank,
      name: "attachments",
      type: "photos",
      label: label(ctx.t, action.code, "attachments"),
      required,
      maxItems: MAX_ACTION_ATTACHMENTS,
    });
  }
  return fields;
}

/** What this reader may do with the case now, and why not the rest. Actions of no concern to them (another role's) are left out. */
export async function caseActions(behaviour: CaseBehaviour<never>, one: Case, ctx: RequestContext): Promise<CaseAction[]> {
  const { workflow } = behaviour.manifest.service;
  const settings = await guardSettings(behaviour, one.cityCode, ctx);
  const facts = factsOf(behaviour, one, ctx.viewer, ctx.now(), settings);
  const shown: CaseAction[] = [];
  for (const code of listedActions(workflow)) {
    const decision = decide(workflow, code, facts, ctx.t(`state.${one.stateCode}`));
    if (!decision) continue;
    if (decision.allowed) {
      shown.push({
        code,
        label: ctx.t(`action.${code}`),
        allowed: true,
        why: null,
        needs: await needsOf(behaviour, one, decision.action, ctx),
      });
    } else if (concerns(behaviour, code, facts)) {
      const { key, values } = decision.reason;
      shown.push({ code, label: ctx.t(`action.${code}`), allowed: false, why: { code: key, message: ctx.t(key, values) }, needs: [] });
    }
  }
  return shown;
}

/** Could this viewer ever do it, in some state? Else it is not worth saying. */
function concerns(behaviour: CaseBehaviour<never>, code: string, facts: Facts): boolean {
  return behaviour.manifest.service.workflow.actions.some(
    (action) =>
      action.code === code &&
      ((action.by.includes("filer") && facts.isFiler) || (action.permission !== undefined && facts.may(action.permission))),
  );
}
