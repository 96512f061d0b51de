import { type InboxAsk, type InboxView, inboxFilter } from "../../desk/inbox-ask.ts";
import { ask as askGraph } from "../../graphql/ask.ts";
import { type InboxData, type InboxLine, InboxQuery } from "../../graphql/documents/inbox.ts";
import type { Page } from "../../graphql/documents/mine.ts";
import type { Locale } from "../../messages/locales.ts";

export interface Inbox {
  ask: InboxAsk;
  /** The list that is shown. */
  view: InboxView;
  data: InboxData;
  cases: Page<InboxLine>;
}

/** An officer's inbox in one question to the graph. */
export async function readInbox(ask: InboxAsk, city: string, locale: Locale): Promise<Inbox> {
  const data = await askGraph(
    InboxQuery,
    {
      city,
      myFilter: inboxFilter(ask, "mine", city),
      areaFilter: inboxFilter(ask, "area", city),
      withMine: ask.view !== "area",
      withArea: ask.view !== "mine",
      after: ask.after,
    },
    locale,
    // A part that is away (names, master data) takes its words along, not the list.
    { partial: true },
  );
  const view = ask.view ?? (data.mine?.totalCount ? "mine" : "area");
  const cases = view === "mine" ? data.mine : data.area;
  return { ask, view, data, cases: cases ?? { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } } };
}
