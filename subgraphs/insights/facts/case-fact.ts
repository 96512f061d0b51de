import type { caseChanged, PayloadOf } from "@civicgraph/events";

export type CaseChange = PayloadOf<typeof caseChanged>;

/** What figures know of a case. No text of anybody's, no filer. */
export interface CaseFact {
  id: string;
  city: string;
  service: string;
  department: string | null;
  ward: string | null;
  locality: string | null;
  category: string | null;
  channel: string | null;
  state: string;
  kind: string;
  /** The newest version that was told. */
  version: number;
  /** The kind of state after each version, a letter each; a space where that version has not been told yet. */
  kinds: string;
  outcome: string | null;
  reopenings: number;
  escalations: number;
  rating: number | null;
  /** Who has it; of a closed case who had it last, else who decided. */
  employee: string | null;
  employee_version: number;
  filed_at: string;
  due_at: string | null;
  assigned_at: string | null;
  decided_at: string | null;
  closed_at: string | null;
}

const LETTER: Record<CaseChange["stateKind"], string> = { open: "o", waiting: "w", done: "d", refused: "r", final: "f" };
/** A case is told of once a step; one that says more is no case. */
const MAX_VERSION = 10_000;

const isClosed = (kind: CaseChange["stateKind"]) => kind === "done" || kind === "refused" || kind === "final";
const earliest = (a: string | null, b: string | null) => (a === null || b === null ? (a ?? b) : Date.parse(a) <= Date.parse(b) ? a : b);

/** How it was closed last: by the newest letter that says so, unless it was opened again since. */
function outcomeOf(kinds: string): CaseFact["outcome"] {
  for (const letter of [...kinds].reverse()) {
    if (letter === "d") return "done";
    if (letter === "r") return "refused";
    if (letter === "o" || letter === "w") return null;
  }
  return null;
}

/** What an event says of who deals with the case; undefined where it says nothing of it. */
function dealtWithBy({ assigneeIds, stateKind, awaitsPayment, transition }: CaseChange): string | null | undefined {
  if (assigneeIds[0]) return assigneeIds[0];
  const decided = isClosed(stateKind) || awaitsPayment === true;
  if (!decided) return null;
  return transition.actorKind === "employee" ? transition.actorId : undefined;
}

/**
 * A fact and one more event of its case. The same events give the same fact in whatever order and however often each comes.
 * An event that says it is of another service or city than the case was changes nothing. Pure.
 */
export function addChange(fact: CaseFact | null, event: CaseChange): CaseFact {
  if (fact && (fact.service !== event.service || fact.city !== event.city)) return fact;
  const { version, stateKind, transition } = event;
  if (version < 1 || version > MAX_VERSION) throw new Error(`no version of a case: ${version}`);
  const before = (fact?.kinds ?? "").padEnd(version, " ");
  const kinds = before.slice(0, version - 1) + LETTER[stateKind] + before.slice(version);
  const newest = !fact || version > fact.version;
  const dealt = dealtWithBy(event);
  const dealtNewer = dealt !== undefined && version > (fact?.employee_version ?? 0);
  const head = {
    id: event.id,
    city: event.city,
    service: event.service,
    department: event.department,
    ward: event.ward,
    locality: event.locality,
    category: event.category,
    channel: event.channel,
    state: event.state,
    kind: stateKind,
    version,
    rating: event.rating,
    filed_at: event.filedAt,
    due_at: event.dueAt,
    closed_at: event.closedAt,
  };
  return {
    ...(newest ? head : (fact as CaseFact)),
    kinds,
    outcome: outcomeOf(kinds),
    reopenings: kinds.replaceAll(" ", "").match(/[drf][ow]/g)?.length ?? 0,
    escalations: Math.max(fact?.escalations ?? 0, event.escalationLevel),
    employee: dealtNewer ? (dealt ?? null) : (fact?.employee ?? null),
    employee_version: dealtNewer ? version : (fact?.employee_version ?? 0),
    assigned_at: earliest(fact?.assigned_at ?? null, event.assigneeIds.length > 0 ? transition.at : null),
    decided_at: earliest(fact?.decided_at ?? null, isClosed(stateKind) || event.awaitsPayment ? transition.at : null),
  };
}
