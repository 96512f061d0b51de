import type { caseChanged, PayloadOf } from "@civicgraph/events";

export interface Notice {
  personId: string;
  /** Message key under `notice.`; the service's own action decides, else the general one. */
  template: string;
  /** Whether it is worth an SMS: what the filer must know, and what an officer must do. */
  urgent: boolean;
}

/** Templates that exist; an action without one of its own falls back to `changed`. A plugin needs nothing. */
const FILER_TEMPLATES = new Set(["FILE", "ASSIGN", "RESOLVE", "REJECT", "REOPEN", "CLOSE", "COMMENT", "ESCALATE"]);

/** Who hears of a transition and how. Nobody is told what they did themselves. Pure. */
export function audiences(changed: PayloadOf<typeof caseChanged>): Notice[] {
  const { transition } = changed;
  const notices: Notice[] = [];
  const byFiler = transition.actorId === changed.filerId;
  if (transition.action === "FILE") notices.push({ personId: changed.filerId, template: "filer.FILE", urgent: true });
  else if (!byFiler && !transition.internal) {
    const known = FILER_TEMPLATES.has(transition.action);
    notices.push({
      personId: changed.filerId,
      template: `filer.${known ? transition.action : "changed"}`,
      urgent: ["RESOLVE", "REJECT", "ASSIGN"].includes(transition.action),
    });
  }
  const fresh = changed.assigneeIds.filter((id) => !transition.previousAssigneeIds.includes(id) && id !== transition.actorId);
  for (const personId of fresh)
    notices.push({ personId, template: transition.action === "ESCALATE" ? "assignee.ESCALATE" : "assignee.ASSIGN", urgent: false });
  const still = changed.assigneeIds.filter((id) => !fresh.includes(id) && id !== transition.actorId);
  if (byFiler && ["COMMENT", "RATE"].includes(transition.action))
    for (const personId of still) notices.push({ personId, template: `assignee.${transition.action}`, urgent: false });
  return notices;
}
