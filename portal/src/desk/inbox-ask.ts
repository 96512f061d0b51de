import type { CaseFilter } from "../graphql/documents/inbox.ts";

export type InboxView = "mine" | "area";

/** What an inbox page shows, as its address says it. */
export interface InboxAsk {
  /** Null: what is assigned to the officer, or where that is nothing, their jurisdiction. */
  view: InboxView | null;
  service: string | null;
  state: string | null;
  department: string | null;
  ward: string | null;
  overdue: boolean;
  /** Cursor of the page before. */
  after: string | null;
}

type Asked = Record<string, string | string[] | undefined>;

/** A value of an address that may be a code; null for anything else. */
export function codeIn(asked: Asked, name: string): string | null {
  const value = asked[name];
  return typeof value === "string" && /^[\w.-]{1,60}$/.test(value) ? value : null;
}

/** Reads an address; what it does not know, it passes over. Pure. */
export function readInboxAsk(asked: Asked): InboxAsk {
  const { view, after } = asked;
  return {
    view: view === "mine" || view === "area" ? view : null,
    service: codeIn(asked, "service"),
    state: codeIn(asked, "state"),
    department: codeIn(asked, "department"),
    ward: codeIn(asked, "ward"),
    overdue: asked.overdue === "1",
    after: typeof after === "string" && after.length <= 300 ? after : null,
  };
}

/** The query of an inbox page, without `?`; "" for the inbox as it opens. The first page, unless `after` is among the changes. Pure. */
export function inboxQuery(ask: InboxAsk, change: Partial<InboxAsk> = {}): string {
  const { overdue, ...codes } = { ...ask, after: null, ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(codes)) if (value) query.set(name, value);
  if (overdue) query.set("overdue", "1");
  return query.toString();
}

/** The filter of the graph for one of the two lists. Pure. */
export function inboxFilter(ask: InboxAsk, view: InboxView, city: string): CaseFilter {
  return {
    city,
    ...(view === "mine" ? { assignedToMe: true } : {}),
    ...(ask.service ? { service: ask.service } : {}),
    ...(ask.state ? { state: ask.state } : {}),
    ...(ask.department ? { department: ask.department } : {}),
    ...(ask.ward ? { ward: ask.ward } : {}),
    ...(ask.overdue ? { overdue: true } : {}),
  };
}

/** Adds the list one came from to an address, so that the way back leads there. Pure. */
export const withList = (href: string, list: string): string =>
  list ? `${href}${href.includes("?") ? "&" : "?"}list=${encodeURIComponent(list)}` : href;

/** The list that an address says one came from: the query of an inbox, nothing else. Pure. */
export function readList(value: unknown): string {
  if (typeof value !== "string" || value.length > 800) return "";
  return inboxQuery(readInboxAsk(Object.fromEntries(new URLSearchParams(value))), {
    after: new URLSearchParams(value).get("after"),
  });
}
