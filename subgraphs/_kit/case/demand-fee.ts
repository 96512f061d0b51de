import { v5 as uuidv5 } from "uuid";
import { dayInCity } from "../calendar/day.ts";
import type { Job } from "../subgraph.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { settleFee } from "./settle-fee.ts";
import { stateDefinition } from "./workflow-engine.ts";

/** Billing takes at most so many letters of a name. */
const MAX_PAYER = 100;

/**
 * Tells billing what a case owes: its account has the case's own id and number, its demand an id that follows from it and the moment at which it began to wait, so repeating changes
 * nothing. Where nothing is to be paid the case goes on at once.
 */
export const demandFeeJob =
  (behaviour: CaseBehaviour<never>): Job =>
  async ({ caseId }, services) => {
    const { service } = behaviour.manifest;
    const one = (await services.em.fork().findOne(behaviour.type as never, { id: String(caseId) } as never)) as Case | null;
    if (!one || !behaviour.fee || !stateDefinition(service.workflow, one.stateCode).payment) return;
    const fee = await behaviour.fee(one as never, services);
    const lines = fee.lines.filter((line) => line.amount !== 0);
    if (lines.length) {
      const account = {
        id: one.id,
        city: one.cityCode,
        service: service.id,
        number: one.number,
        ownerId: one.filerId,
        caseId: one.id,
        payerName: (one.filerName ?? one.number).slice(0, MAX_PAYER),
      };
      await services.call("billing", "openAccount", account);
      await services.call("billing", "raiseDemand", {
        // A case may come to a payment again, as where it is renewed each year: each time it owes anew.
        id: uuidv5(`fee ${one.stateEnteredAt.toISOString()}`, one.id),
        accountId: one.id,
        periodDay: fee.periodDay ?? dayInCity(services.now()),
        issuedOn: null,
        lines,
        reason: null,
      });
    }
    await settleFee(behaviour, one.id, services);
  };
