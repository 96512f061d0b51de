import { accountSettled, type PayloadOf } from "@civicgraph/events";
import { LockMode } from "@mikro-orm/core";
import { SYSTEM } from "../auth/viewer.ts";
import type { SubgraphServices } from "../context.ts";
import { within } from "../runtime/within.ts";
import type { Consumer } from "../subgraph.ts";
import { applyTransition } from "./act-on-case.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { jobOf } from "./owe-fee.ts";
import { stateDefinition } from "./workflow-engine.ts";

/** Moves a case on whose fee is paid, if it still waits for that. Asks billing what is due: an event may be old, a payment taken back. */
export async function settleFee(behaviour: CaseBehaviour<never>, caseId: string, outside: SubgraphServices): Promise<void> {
  const { service } = behaviour.manifest;
  const due = await outside.call<number>("billing", "dueOfCase", { caseId });
  if (due > 0) return;
  await outside.transact(async (tx) => {
    const services = within(outside, tx);
    const found = (await tx.em.findOne(behaviour.type as never, { id: caseId } as never, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    })) as Case | null;
    if (!found || !stateDefinition(service.workflow, found.stateCode).payment) return;
    const paid = service.workflow.actions.find(
      ({ automatic, from }) => automatic && "when" in automatic && automatic.when === "paid" && from.includes(found.stateCode),
    );
    if (!paid) return;
    const now = services.now();
    const ctx = { ...services, viewer: SYSTEM };
    await behaviour.onAction?.(found as never, paid, { id: found.id, action: paid.code }, tx, ctx);
    await applyTransition(behaviour, found, paid, { tx, now, ctx, assignees: paid.unassigns ? [] : null, comment: null, attachments: [] });
  });
}

export const SETTLE_FEE = "settle-fee";

/** Hears from billing that an account owes nothing any more; a job moves the case on, as it has to ask billing. */
export const feesConsumer = ({ manifest }: CaseBehaviour<never>): Consumer => ({
  name: jobOf("fees", manifest.service),
  events: [accountSettled.type],
  async apply(event, tx) {
    const { caseId, service } = event.payload as PayloadOf<typeof accountSettled>;
    if (caseId && service === manifest.service.id)
      await tx.addJob(jobOf(SETTLE_FEE, manifest.service), { caseId }, { jobKey: `${SETTLE_FEE} ${caseId}` });
  },
});
