import { inboxQuery, readInboxAsk, withList } from "../../desk/inbox-ask.ts";
import type { Desk } from "../../desk/officer-page.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import { CaseRows } from "./case-rows.tsx";
import styles from "./inbox.module.css";
import { InboxHead } from "./inbox-head.tsx";
import { Keys } from "./keys.tsx";
import { readInbox } from "./read-inbox.ts";

/** Whoever may give out work of some service: each names that right `<service>.assign`. */
export const mayAssign = (permissions: ReadonlySet<string>): boolean => [...permissions].some((one) => one.endsWith(".assign"));

/** What waits for an officer, the most urgent first. */
export async function InboxPage({ locale, t, city, permissions, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const inbox = await readInbox(readInboxAsk(asked), city, locale);
  const { ask, view, cases, data } = inbox;
  const list = inboxQuery(ask, { view, after: ask.after });
  const selectable = mayAssign(permissions);
  return (
    <div className="stack">
      <div className={styles.title}>
        <h1>{t("desk.inbox")}</h1>
        <Keys t={t} searchPath={`/${locale}/officer/search`} />
      </div>
      <InboxHead inbox={inbox} locale={locale} t={t} />
      {cases.nodes.length === 0 ? (
        <Empty icon="inbox" title={t("inbox.empty.title")}>
          <p>{t(view === "mine" ? "inbox.empty.mine" : "inbox.empty.area")}</p>
        </Empty>
      ) : (
        <form action={`/${locale}/officer/assign`} method="get" className={styles.list}>
          <input type="hidden" name="list" value={list} />
          <CaseRows
            lines={cases.nodes}
            sorting={data}
            hrefOf={(line) => withList(`/${locale}/officer/cases/${line.service}/${line.id}`, list)}
            selectable={selectable}
            t={t}
          />
          {selectable ? (
            <div className={styles.bulk}>
              <button className="button" type="submit">
                <Icon name="people" small />
                {t("inbox.assign")}
              </button>
            </div>
          ) : null}
        </form>
      )}
      <div className="button-row">
        {ask.after ? (
          <a className="button button-quiet" href={`/${locale}/officer?${inboxQuery(ask, { view })}`}>
            {t("inbox.first")}
          </a>
        ) : null}
        {cases.pageInfo.hasNextPage ? (
          <a className="button button-quiet" href={`/${locale}/officer?${inboxQuery(ask, { view, after: cases.pageInfo.endCursor })}`}>
            {t("inbox.next")}
          </a>
        ) : null}
      </div>
    </div>
  );
}
