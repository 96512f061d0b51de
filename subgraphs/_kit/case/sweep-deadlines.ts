import { LockMode } from "@mikro-orm/core";
import { Viewer } from "../auth/viewer.ts";
import type { SubgraphServices } from "../context.ts";
import { within } from "../runtime/within.ts";
import { applyTransition } from "./act-on-case.ts";
import { escalationTarget } from "./assignment.ts";
import type { Case } from "./case.ts";
import { factsOf, guardSettings } from "./case-actions.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { automaticActions, automaticAt, nextLook } from "./clocks.ts";
import { decide } from "./workflow-engine.ts";

const BATCH = 100;
const system = new Viewer("system", null, null, {}, new Map());

/**
 * Does what the system owes at this moment: escalates overdue cases, closes those whose window is over.
 * Each case in a transaction of its own, locked and looked at again, so that two sweepers or an officer at the same moment do no harm.
 * Answers how many cases it moved.
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
    for (const { id } of due) if (await sweepCase(behaviour, id, services)) moved += 1;
    if (due.length < BATCH) return moved;
  }
}

async function sweepCase(behaviour: CaseBehaviour<never>, id: string, outside: SubgraphServices): Promise<boolean> {
  const { workflow } = behaviour.manifest.service;
  return outside.transact(async (tx) => {
    const services = within(outside, tx);
    const one = (await tx.em.findOne(behaviour.type as never, { id } as never, {
      lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
    })) as Case | null;
    const now = services.now();
    if (!one?.deadlineAt || one.deadlineAt > now) return false;
    const facts = factsOf(behaviour, one, system, now, await guardSettings(behaviour, one.cityCode, services));
    for (const action of automaticActions(behaviour, one.stateCode)) {
      const at = await automaticAt(action, one, services);
      if (!at || at > now || !decide(workflow, action.code, facts, "")?.allowed) continue;
      const target = action.escalates ? await escalationTarget(behaviour, one, action, services) : null;
      // Nobody above the holder: the case stays where it is, overdue for all to see.
      if (action.escalates && !target) continue;
      await applyTransition(behaviour, one, action, {
        tx,
        now,
        ctx: { ...services, viewer: system },
        assignees: target ? [target.id] : null,
        comment: null,
        attachments: [],
      });
      return true;
    }
    // A setting may have moved the moment since it was written down: the clock is set again to what is still to come.
    one.deadlineAt = await nextLook(behaviour, one, now, services);
    return false;
  });
}
