import type { WorkflowAction } from "@civicgraph/plugin-sdk";
import { LockMode } from "@mikro-orm/core";
import type { RequestContext, Tx } from "../context.ts";
import { actionNotAllowed, badInput, conflict, notFound, Refusal } from "../errors.ts";
import { within } from "../runtime/within.ts";
import { eligibleAssignee } from "./assignment.ts";
import { documentsOf } from "./attachments.ts";
import type { Case } from "./case.ts";
import { factsOf, guardSettings, MAX_ACTION_ATTACHMENTS } from "./case-actions.ts";
import type { ActInput, CaseBehaviour } from "./case-behaviour.ts";
import { actorOf, recordTransition } from "./case-event.ts";
import { oweCertificate } from "./certify.ts";
import { checkNeeds } from "./check-needs.ts";
import { dueAfter, enterState } from "./clocks.ts";
import { oweFee } from "./owe-fee.ts";
import { mayReadCase } from "./row-scope.ts";
import { afterPause } from "./sla.ts";
import { decide, nextState, stateDefinition } from "./workflow-engine.ts";

/** Names of all own fields of a workflow: nullable fields of `ActOn<Type>Input`. */
export const ownFieldsOf = (behaviour: CaseBehaviour<never>): string[] => [
  ...new Set(behaviour.manifest.service.workflow.actions.flatMap((action) => action.needs?.fields?.map((field) => field.name) ?? [])),
];

/** Reads and locks a case that this viewer may see; NOT_FOUND for everyone else, whether it exists or not. */
export async function lockCase<T extends Case>(
  behaviour: CaseBehaviour<T, never>,
  id: string,
  tx: Tx,
  viewer: RequestContext["viewer"],
): Promise<T> {
  const one = (await tx.em.findOne(behaviour.type as never, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })) as T | null;
  if (!one || !readable(behaviour, one, viewer)) throw notFound();
  return one;
}

const readable = <T extends Case>({ manifest }: CaseBehaviour<T, never>, one: T, viewer: RequestContext["viewer"]): boolean =>
  mayReadCase(viewer, { ...one, city: one.cityCode, ward: one.wardCode }, `${manifest.name}.read`);

/** Does an action of the workflow on a case: checked again under the row's lock, then row, timeline and event commit together. */
export async function actOnCase<T extends Case>(behaviour: CaseBehaviour<T, never>, input: ActInput, request: RequestContext): Promise<T> {
  request.viewer.requireId();
  const plain = behaviour as unknown as CaseBehaviour<never>;
  const { workflow } = behaviour.manifest.service;
  if (!workflow.actions.some((action) => action.code === input.action)) throw badInput({ path: "input.action", code: "field.unknown" });
  const attachments = await documentsOf(input.attachments, request, MAX_ACTION_ATTACHMENTS);
  if (behaviour.beforeAction) {
    const seen = (await request.em.fork().findOne(behaviour.type as never, { id: input.id } as never)) as T | null;
    if (!seen || !readable(behaviour, seen, request.viewer)) throw notFound();
    await behaviour.beforeAction(seen, input.action, request);
  }
  return request.transact(async (tx) => {
    const ctx = within(request, tx);
    const one = await lockCase(behaviour, input.id, tx, ctx.viewer);
    // Two officers at once: whoever comes second is told, instead of acting on what they have not seen.
    if (input.version !== null && input.version !== undefined && input.version !== one.version) throw conflict();
    const now = ctx.now();
    const facts = factsOf(plain, one, ctx.viewer, now, await guardSettings(plain, one.cityCode, ctx));
    const decision = decide(workflow, input.action, facts, ctx.t(`state.${one.stateCode}`));
    if (!decision) throw badInput({ path: "input.action", code: "field.unknown" });
    if (!decision.allowed) throw actionNotAllowed(decision.reason.key, decision.reason.values);
    const { action } = decision;
    const photo =
      action.needs?.attachments === "required" ||
      (action.needs?.attachments === "byCategory" && !!(await behaviour.attachmentRequired?.(one, ctx)));
    const faults = checkNeeds(action, input, photo, ownFieldsOf(plain));
    if (faults.length) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
    let assignees: string[] | null = action.unassigns ? [] : null;
    if (action.needs?.assignee && input.assignee) {
      const employee = await eligibleAssignee(plain, one, action.needs.assignee, input.assignee, ctx);
      if (!employee) throw badInput({ path: "input.assignee", code: "field.assigneeNotEligible" });
      assignees = [employee.id];
    }
    await behaviour.onAction?.(one, action, input, tx, ctx);
    await applyTransition(plain, one, action, { tx, now, ctx, assignees, comment: input.comment?.trim() || null, attachments });
    return one;
  });
}

/** The transition itself, on a locked row: state, clocks, holder, version, timeline and event. */
export async function applyTransition(
  behaviour: CaseBehaviour<never>,
  one: Case,
  action: WorkflowAction,
  step: {
    tx: Tx;
    now: Date;
    ctx: Pick<RequestContext, "viewer"> & Parameters<typeof enterState>[3];
    assignees: string[] | null;
    comment: string | null;
    attachments: string[];
  },
): Promise<void> {
  const { tx, now, ctx, assignees } = step;
  const { workflow } = behaviour.manifest.service;
  const from = one.stateCode;
  const to = nextState(action, from);
  const previousAssigneeIds = one.assigneeIds;
  if (stateDefinition(workflow, from).kind === "waiting" && to !== from) one.dueAt = afterPause(one.dueAt, one.stateEnteredAt, now);
  if (assignees) one.assigneeIds = assignees;
  if (action.escalates) one.escalationLevel += 1;
  else if (assignees) one.escalationLevel = 0;
  one.stateCode = to;
  one.version += 1;
  if (action.restartsClock) {
    one.closedAt = null;
    one.dueAt = await dueAfter(behaviour, ctx, one.cityCode, now, await behaviour.slaHours(one as never, ctx));
  }
  // A comment changes nothing about whose turn it is; every other step starts the state's clock anew.
  if (to !== from || action.escalates || assignees) await enterState(behaviour, one, now, ctx);
  await tx.em.flush();
  if (to !== from) await oweFee(behaviour, tx, one);
  await oweCertificate(behaviour, tx, one, action.code);
  await recordTransition(behaviour, tx, one, action, {
    from,
    actor: await actorOf(ctx.viewer, ctx),
    at: now,
    comment: step.comment,
    attachments: step.attachments,
    previousAssigneeIds,
  });
}
