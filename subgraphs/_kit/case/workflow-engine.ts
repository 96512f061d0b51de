import type { Workflow, WorkflowAction, WorkflowState } from "@civicgraph/plugin-sdk";

/** What the engine must know of the viewer and the case to decide; all of it plain values. */
export interface Facts {
  state: string;
  isFiler: boolean;
  isAssignee: boolean;
  isSystem: boolean;
  /** Whether the case lies in the viewer's row scope at all. */
  inScope: boolean;
  may(permission: string): boolean;
  /** Null: the guard lets it pass. Else the message key and values of the reason. */
  guard(name: string): Reason | null;
}

export interface Reason {
  key: string;
  values?: Record<string, string | number>;
}

export type Decision = { allowed: true; action: WorkflowAction } | { allowed: false; action: WorkflowAction; reason: Reason };

const startsFrom = (action: WorkflowAction, state: string) => action.from.includes(state);

/** Why this entry of the table does not let the viewer act; null where it does. */
function refusal(action: WorkflowAction, facts: Facts): Reason | null {
  const permitted = action.permission === undefined || facts.may(action.permission);
  const reasons: Reason[] = [];
  for (const actor of action.by) {
    if (actor === "system") {
      if (facts.isSystem) return guardOf(action, facts);
      reasons.push({ key: "action.bySystemOnly" });
    } else if (actor === "filer") {
      if (facts.isFiler) return guardOf(action, facts);
      reasons.push({ key: "action.notYours" });
    } else if (actor === "assignee") {
      if (facts.isAssignee && permitted) return guardOf(action, facts);
      reasons.push({ key: facts.isAssignee ? "action.noPermission" : "action.notAssignee" });
    } else {
      if (permitted && facts.inScope && action.permission !== undefined) return guardOf(action, facts);
      reasons.push({ key: "action.noPermission" });
    }
  }
  return reasons[0] ?? { key: "action.noPermission" };
}

const guardOf = (action: WorkflowAction, facts: Facts) => (action.guard ? facts.guard(action.guard) : null);

/**
 * May the action be done? The first entry of the table that lets the viewer through counts;
 * else the reason of an entry that starts in this state, else that it does not.
 */
export function decide(workflow: Workflow, code: string, facts: Facts, stateLabel: string): Decision | null {
  const entries = workflow.actions.filter((action) => action.code === code);
  const first = entries[0];
  if (!first) return null;
  const here = entries.filter((action) => startsFrom(action, facts.state));
  if (here.length === 0) return { allowed: false, action: first, reason: { key: "action.notInState", values: { state: stateLabel } } };
  const reasons: { action: WorkflowAction; reason: Reason }[] = [];
  for (const action of here) {
    const reason = refusal(action, facts);
    if (!reason) return { allowed: true, action };
    reasons.push({ action, reason });
  }
  const [shown] = reasons;
  return shown ? { allowed: false, ...shown } : null;
}

/** The state to which an action leads. */
export function nextState(action: WorkflowAction, from: string): string {
  if (action.to === "same") return from;
  if (typeof action.to === "string") return action.to;
  const to = action.to[from];
  if (to === undefined) throw new Error(`action ${action.code} names no state for ${from}`);
  return to;
}

/** The state of that code; a missing one is a fault of the manifest, caught at start. */
export function stateDefinition(workflow: Workflow, code: string): WorkflowState {
  const state = workflow.states.find((one) => one.code === code);
  if (!state) throw new Error(`unknown state ${code}`);
  return state;
}

export const isClosed = (state: WorkflowState): boolean => state.kind === "done" || state.kind === "refused" || state.kind === "final";

/** Actions that a person could ever do from here or elsewhere: what `Case.actions` lists (the system's own are left out). */
export function listedActions(workflow: Workflow): string[] {
  const codes = workflow.actions
    .filter((action) => !action.from.includes("") && action.by.some((actor) => actor !== "system"))
    .map((action) => action.code);
  return [...new Set(codes)];
}
