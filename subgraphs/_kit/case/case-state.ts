import type { Workflow } from "@civicgraph/plugin-sdk";
import type { CaseState } from "../graphql/case-types.ts";
import type { Translate } from "../locales.ts";

/** A state as the API shows it. Its label is the message `state.<CODE>` of the service. */
export function stateOf(workflow: Workflow, code: string, t: Translate): CaseState {
  return { code, label: t(`state.${code}`), kind: workflow.states.find((state) => state.code === code)?.kind ?? "open" };
}
