import { caseChanged } from "@civicgraph/events";
import type { WorkflowAction } from "@civicgraph/plugin-sdk";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "../auth/viewer.ts";
import type { SubgraphServices, Tx } from "../context.ts";
import { knownEmployee } from "../projections/read.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { nextStep } from "./timeline.ts";
import { stateDefinition } from "./workflow-engine.ts";

export interface ActorFacts {
  id: string | null;
  kind: "citizen" | "employee" | "system";
  name: string | null;
  designation: string | null;
}

/** Who acts, as the timeline remembers them: officers by name and designation of that day, citizens by id alone. */
export async function actorOf(viewer: Viewer, services: SubgraphServices): Promise<ActorFacts> {
  if (viewer.kind === "citizen") return { id: viewer.id, kind: "citizen", name: null, designation: null };
  if (viewer.kind !== "employee" || viewer.id === null) return { id: null, kind: "system", name: null, designation: null };
  const employee = await knownEmployee(services, viewer.id);
  return { id: viewer.id, kind: "employee", name: employee?.name ?? null, designation: employee?.designation ?? null };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Writes what an action did: the step of the timeline and the event for everyone else, in the caller's transaction. */
export async function recordTransition(
  behaviour: CaseBehaviour<never>,
  tx: Tx,
  one: Case,
  action: Pick<WorkflowAction, "code" | "internal">,
  step: { from: string | null; actor: ActorFacts; at: Date; comment: string | null; attachments: string[]; previousAssigneeIds: string[] },
): Promise<void> {
  const { service } = behaviour.manifest;
  const state = stateDefinition(service.workflow, one.stateCode);
  const appended = await nextStep(
    tx,
    {
      id: uuidv7(),
      case_id: one.id,
      version: one.version,
      at: step.at,
      action: action.code,
      from_state: step.from,
      to_state: one.stateCode,
      actor_id: step.actor.id,
      actor_kind: step.actor.kind,
      actor_name: step.actor.name,
      actor_designation: step.actor.designation,
      comment: step.comment,
      attachments: step.attachments,
      internal: action.internal ?? false,
    },
    step.from === null,
  );
  await tx.emit(
    caseChanged,
    one.id,
    {
      service: service.id,
      typeName: service.typeName,
      id: one.id,
      version: one.version,
      number: one.number,
      city: one.cityCode,
      department: one.department,
      ward: one.wardCode,
      locality: one.localityCode,
      category: one.categoryCode,
      channel: one.channel,
      state: one.stateCode,
      stateKind: state.kind,
      ...(state.payment ? { awaitsPayment: true } : {}),
      summary: one.summaryTexts,
      filerId: one.filerId,
      assigneeIds: one.assigneeIds,
      filedAt: one.filedAt.toISOString(),
      dueAt: iso(one.dueAt),
      stateDueAt: iso(one.stateDueAt),
      closedAt: iso(one.closedAt),
      rating: one.rating,
      escalationLevel: one.escalationLevel,
      transition: {
        action: action.code,
        from: step.from ?? "",
        to: one.stateCode,
        at: step.at.toISOString(),
        actorId: step.actor.id,
        actorKind: step.actor.kind,
        previousAssigneeIds: step.previousAssigneeIds,
        internal: action.internal ?? false,
        attachments: step.attachments,
      },
    },
    appended,
  );
}
