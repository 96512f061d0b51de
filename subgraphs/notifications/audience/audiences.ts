import type { caseChanged, PayloadOf } from "@civicgraph/events";

export type Changed = PayloadOf<typeof caseChanged>;
export type Channel = "sms" | "email";

/** As what somebody hears of a case: whose it is, to whom it has come, with whom it still is, from whom it was taken. */
export type CaseAudience = "filer" | "newAssignee" | "assignee" | "formerAssignee";
/** Beside them who paid: told of the payment itself, not of a case. */
export type Audience = CaseAudience | "payer";

interface Route {
  audience: CaseAudience;
  /** Action codes that this audience hears of; without: every action, a plugin's own included. */
  actions?: readonly string[];
  /** Actions that the person hears of although they did them: a receipt. */
  receiptFor?: readonly string[];
  /** Actions of which an SMS goes out although the state stays the same: a reminder. */
  messageFor?: readonly string[];
  /** When an SMS and an e-mail go out besides. In-app notifications are always made. */
  messages: "always" | "whenStateChanges" | "never";
}

/** Who hears of what. Nobody is told what they did themselves, but for the receipt with the number. */
export const ROUTES: readonly Route[] = [
  { audience: "filer", receiptFor: ["FILE"], messageFor: ["REMIND"], messages: "whenStateChanges" },
  { audience: "newAssignee", messages: "always" },
  { audience: "assignee", actions: ["COMMENT", "RATE"], messages: "never" },
  { audience: "formerAssignee", actions: ["ESCALATE"], messages: "never" },
];

export interface Notice {
  personId: string;
  audience: Audience;
  channels: readonly Channel[];
}

function peopleOf(audience: CaseAudience, changed: Changed): string[] {
  const { assigneeIds, filerId, transition } = changed;
  const before = transition.previousAssigneeIds;
  switch (audience) {
    case "filer":
      // What officers write among themselves is not the filer's.
      return transition.internal ? [] : [filerId];
    case "newAssignee":
      return assigneeIds.filter((id) => !before.includes(id));
    case "assignee":
      return assigneeIds.filter((id) => before.includes(id));
    case "formerAssignee":
      return before.filter((id) => !assigneeIds.includes(id));
  }
}

/** The notices that follow from one transition. Pure. */
export function noticesOf(changed: Changed): Notice[] {
  const { transition } = changed;
  const stateChanged = transition.from !== transition.to;
  return ROUTES.filter((route) => route.actions?.includes(transition.action) ?? true).flatMap((route) => {
    const worthIt = stateChanged || route.messageFor?.includes(transition.action);
    const send = route.messages === "always" || (route.messages === "whenStateChanges" && worthIt);
    const ownToo = route.receiptFor?.includes(transition.action) ?? false;
    return [...new Set(peopleOf(route.audience, changed))]
      .filter((personId) => ownToo || personId !== transition.actorId)
      .map((personId) => ({ personId, audience: route.audience, channels: send ? (["sms", "email"] as const) : [] }));
  });
}
