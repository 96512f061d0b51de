import { SYSTEM } from "../auth/viewer.ts";
import type { SubgraphServices } from "../context.ts";
import { actionNotAllowed } from "../errors.ts";
import { within } from "../runtime/within.ts";
import { applyTransition, lockCase } from "./act-on-case.ts";
import type { Case } from "./case.ts";
import { factsOf, guardSettings } from "./case-actions.ts";
import type { CaseBehaviour, FileInput } from "./case-behaviour.ts";
import { decide } from "./workflow-engine.ts";

/** An action that the workflow gives to the system, done by a job of the service when its own clock says so. ACTION_NOT_ALLOWED where its state or guard forbids it. */
export async function actAsSystem<T extends Case, I extends FileInput>(
  behaviour: CaseBehaviour<T, I>,
  caseId: string,
  code: string,
  outside: SubgraphServices,
): Promise<void> {
  const plain = behaviour as unknown as CaseBehaviour<never>;
  await outside.transact(async (tx) => {
    const services = within(outside, tx);
    const one = await lockCase(plain as unknown as CaseBehaviour<T, never>, caseId, tx, SYSTEM);
    const now = services.now();
    const facts = factsOf(plain, one, SYSTEM, now, await guardSettings(plain, one.cityCode, services));
    const decision = decide(plain.manifest.service.workflow, code, facts, one.stateCode);
    if (!decision?.allowed) throw decision ? actionNotAllowed(decision.reason.key, decision.reason.values) : new Error(`no action ${code}`);
    const { action } = decision;
    const ctx = { ...services, viewer: SYSTEM };
    await behaviour.onAction?.(one, action, { id: caseId, action: code }, tx, ctx);
    await applyTransition(plain, one, action, { tx, now, ctx, assignees: action.unassigns ? [] : null, comment: null, attachments: [] });
  });
}
