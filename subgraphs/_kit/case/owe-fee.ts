import type { CaseServiceDefinition } from "@civicgraph/plugin-sdk";
import type { Tx } from "../context.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { stateDefinition } from "./workflow-engine.ts";

export const DEMAND_FEE = "demand-fee";

/** Name of a job or a consumer of one kind of case, where a subgraph files several. */
export const jobOf = (name: string, { id, livesWith }: Pick<CaseServiceDefinition, "id" | "livesWith">): string =>
  livesWith ? `${name}.${id}` : name;

/** A case that enters a state with `payment` owes its fee: billing is told by a job that commits with the transition. */
export async function oweFee({ manifest }: CaseBehaviour<never>, tx: Tx, one: Case): Promise<void> {
  if (stateDefinition(manifest.service.workflow, one.stateCode).payment)
    await tx.addJob(jobOf(DEMAND_FEE, manifest.service), { caseId: one.id }, { jobKey: `${DEMAND_FEE} ${one.id}` });
}
