import { codeIn } from "../../desk/inbox-ask.ts";
import type { CaseFilter } from "../../graphql/documents/inbox.ts";

/** What is searched for, as the address says it. */
export interface SearchAsk {
  /** A number, or its beginning. */
  q: string;
  /** `service:state`, or `closed` for all that are closed. */
  state: string | null;
  service: string | null;
  department: string | null;
  ward: string | null;
  overdue: boolean;
  after: string | null;
}

type Asked = Record<string, string | string[] | undefined>;

export function readSearchAsk(asked: Asked): SearchAsk {
  const { q, state, after } = asked;
  return {
    q: typeof q === "string" ? q.trim().slice(0, 60) : "",
    state: typeof state === "string" && /^(closed|[\w-]{1,60}:[\w-]{1,60})$/.test(state) ? state : null,
    service: codeIn(asked, "service"),
    department: codeIn(asked, "department"),
    ward: codeIn(asked, "ward"),
    overdue: asked.overdue === "1",
    after: typeof after === "string" && after.length <= 300 ? after : null,
  };
}

/** Whether anything is searched for at all. Pure. */
export const isAsked = ({ q, state, service, department, ward, overdue }: SearchAsk): boolean =>
  Boolean(q || state || service || department || ward || overdue);

/** The filter of the graph. A chosen state brings its service with it. Pure. */
export function searchFilter(ask: SearchAsk, city: string): CaseFilter {
  const [service, state] = ask.state && ask.state !== "closed" ? ask.state.split(":") : [ask.service, null];
  return {
    city,
    ...(ask.q ? { number: ask.q } : {}),
    ...(service ? { service } : {}),
    ...(state ? { state } : {}),
    ...(ask.state === "closed" ? { closed: true } : {}),
    ...(ask.department ? { department: ask.department } : {}),
    ...(ask.ward ? { ward: ask.ward } : {}),
    ...(ask.overdue ? { overdue: true } : {}),
  };
}

/** The same search from another row on. Pure. */
export function searchQuery(ask: SearchAsk, after: string | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...ask, overdue: ask.overdue ? "1" : null, after })) if (value) query.set(name, value);
  return query.toString();
}
