import type { OwnNeed, WorkflowAction } from "@civicgraph/plugin-sdk";
import type { FieldFault } from "../errors.ts";
import { MAX_COMMENT } from "./case-actions.ts";
import type { ActInput } from "./case-behaviour.ts";

/** Bounds of an own need: of an integer its value, of a text its length, of a choice its options. */
function boundFaults({ name, type, min, max, options }: OwnNeed, value: unknown): FieldFault[] {
  const path = `input.${name}`;
  if (type === "choice") return options?.includes(String(value)) ? [] : [{ path, code: "field.unknown" }];
  if (type === "integer") {
    const outside = typeof value === "number" && (value < (min ?? -Infinity) || value > (max ?? Infinity));
    return outside ? [{ path, code: "field.outOfRange", values: { min: min ?? 0, max: max ?? 0 } }] : [];
  }
  const length = String(value).length;
  const longest = max ?? MAX_COMMENT;
  if (length > longest) return [{ path, code: "field.tooLong", values: { max: longest } }];
  return length < (min ?? 0) ? [{ path, code: "field.tooShort", values: { min: min ?? 0 } }] : [];
}

/** Is what came with the action what it needs, and nothing else? Pure. */
export function checkNeeds(
  action: Pick<WorkflowAction, "needs">,
  input: ActInput,
  attachmentRequired: boolean,
  ownFields: readonly string[],
): FieldFault[] {
  const needs = action.needs ?? {};
  const faults: FieldFault[] = [];
  const comment = input.comment?.trim() || null;
  if (needs.comment === "required" && !comment) faults.push({ path: "input.comment", code: "field.required" });
  if (!needs.comment && comment) faults.push({ path: "input.comment", code: "field.notForThisAction" });
  if (comment && comment.length > MAX_COMMENT) faults.push({ path: "input.comment", code: "field.tooLong", values: { max: MAX_COMMENT } });
  if (needs.assignee && !input.assignee) faults.push({ path: "input.assignee", code: "field.required" });
  if (!needs.assignee && input.assignee) faults.push({ path: "input.assignee", code: "field.notForThisAction" });
  const attached = input.attachments?.length ?? 0;
  if (attachmentRequired && attached === 0) faults.push({ path: "input.attachments", code: "field.required" });
  if (!needs.attachments && attached > 0) faults.push({ path: "input.attachments", code: "field.notForThisAction" });
  for (const name of ownFields) {
    const need = needs.fields?.find((field) => field.name === name);
    const value = input[name];
    const given = value !== null && value !== undefined && value !== "";
    if (given && !need) faults.push({ path: `input.${name}`, code: "field.notForThisAction" });
    if (!given && need?.required) faults.push({ path: `input.${name}`, code: "field.required" });
    if (given && need) faults.push(...boundFaults(need, value));
  }
  return faults;
}
