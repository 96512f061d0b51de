import { LockMode } from "@mikro-orm/core";
import { SYSTEM } from "../auth/viewer.ts";
import type { SubgraphServices } from "../context.ts";
import { isConnectionFault } from "../database/connection-fault.ts";
import { within } from "../runtime/within.ts";
import { applyTransition } from "./act-on-case.ts";
import { escalationTarget } from "./assignment.ts";
import type { Case } from "./case.ts";
import { factsOf, guardSettings } from "./case-actions.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { automaticActions, automaticAt, nextLook } from "./clocks.ts";
import { decide } from "./workflow-engine.ts";

const BATCH = 100;
/** A case with which nothing could be done is looked at again: a fault may be mended by then, or a reporting line. */
const AFTER_FAULT_MS = 10 * 60_000;
const AFTER_NOBODY_MS = 24 * 3_600_000;

/**
 * Does what the system owes at this moment: escalates overdue cases, closes those whose window is over.
 * Each case in a transaction of its own, locked and looked at again, so that two sweepers or an officer at the same moment do no harm;
 * one that fails is logged and holds up no other. Answers how many cases it moved.
 */
export async function sweepDeadlines(behaviour: CaseBehaviour<never>, services: SubgraphServices): Promise<number> {
  let moved = 0;
  for (;;) {
    const now = services.now();
    const due = (await services.em.fork().find(behaviour.type as never, { deadlineAt: { $lte: now } } as never, {
      fields: ["id"] as never,
      orderBy: { deadlineAt: "asc" } as never,
      limit: BATCH,
    })) as { id: string }[];
    let held = 0;
    for (const { id } of due) {
      const outcome = await sweepCase(behaviour, id, services).catch((error: unknown) => putOff(behaviour, id, error, services));
      if (outcome === "moved") moved += 1;
      if (outcome === "held") held += 1;
    }
    // What others hold at this moment is due at the next minute still.
    if (due.length < BATCH || held === due.length) return moved;
  }
}

/** `held`: somebody else has it, or had. `settled`: nothing to be done now, and its clock says when to look again. */
type Outcome = "moved" | "settled" | "held";

async function putOff(behaviour: CaseBehaviour<never>, id: string, error: unknown, services: SubgraphServices): Promise<Outcome> {
  if (isConnectionFault(error)) throw error;
  services.log.error({ err: error, case: id }, "a case could not be escalated or closed; it is tried again");
  const again = new Date(services.now().getTime() + AFTER_FAULT_MS);
  await services.transact((tx) => tx.em.nativeUpdate(behaviour.type as never, { id } as never, { deadlineAt: again } as never));
  return "settled";
}

async function sweepCase(behaviour: CaseBehaviour<never>, id: string, outside: SubgraphServices): Promise<Outcome> {
  const { workflow } = behaviour.manifest.service;
  return outside.transact(async (tx) => {
    const services = within(outside, tx);
    const one = (await tx.em.findOne(behaviour.type as never, { id } as never, {
      lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
    })) as Case | null;
    const now = services.now();
    if (!one?.deadlineAt || one.deadlineAt > now) return "held";
    let nobody = false;
    const facts = factsOf(behaviour, one, SYSTEM, now, await guardSettings(behaviour, one.cityCode, services));
    for (const action of automaticActions(behaviour, one.stateCode)) {
      const at = await automaticAt(action, one, services);
      if (!at || at > now || !decide(workflow, action.code, facts, "")?.allowed) continue;
      const target = action.escalates ? await escalationTarget(behaviour, one, action, services) : null;
      // Nobody above the holder: the case stays where it is, overdue for all to see.
      if (action.escalates && !target) {
        nobody = true;
        continue;
      }
      await applyTransition(behaviour, one, action, {
        tx,
        now,
        ctx: { ...services, viewer: SYSTEM },
        assignees: target ? [target.id] : null,
        comment: null,
        attachments: [],
      });
      return "moved";
    }
    // A setting may have moved the moment since it was written down: the clock is set again to what is still to come.
    const next = await nextLook(behaviour, one, now, services);
    const again = nobody ? new Date(now.getTime() + AFTER_NOBODY_MS) : null;
    one.deadlineAt = again && (!next || again < next) ? again : next;
    return "settled";
  });
}
