import type { ReactNode } from "react";
import { inboxQuery, readInboxAsk, withList } from "../../desk/inbox-ask.ts";
import type { Desk } from "../../desk/officer-page.tsx";
import { CaseRows } from "./case-rows.tsx";
import styles from "./inbox.module.css";
import { Keys } from "./keys.tsx";
import { readInbox } from "./read-inbox.ts";

interface BesideListProps extends Desk {
  /** The list that the case was opened from. */
  list: string;
  /** Id of the case. */
  current: string;
  children: Promise<ReactNode>;
}

/** A case, on a desktop with the list it was opened from beside it. Both are asked for at once. */
export async function BesideList({ locale, t, city, list, current, children }: BesideListProps) {
  const asked = readInboxAsk(Object.fromEntries(new URLSearchParams(list)));
  const [page, inbox] = await Promise.all([children, readInbox(asked, city, locale)]);
  const query = inboxQuery(inbox.ask, { view: inbox.view, after: inbox.ask.after });
  return (
    <div className={styles.sides}>
      <nav className={styles.beside} aria-label={t("desk.inbox")} data-pane="">
        <p className={styles.besideTitle}>
          <a href={`/${locale}/officer?${query}`}>{t(inbox.view === "mine" ? "inbox.mine" : "inbox.area")}</a>
        </p>
        <CaseRows
          lines={inbox.cases.nodes}
          sorting={inbox.data}
          hrefOf={(line) => withList(`/${locale}/officer/cases/${line.service}/${line.id}`, query)}
          current={current}
          t={t}
        />
      </nav>
      <div>{page}</div>
      <div className={styles.keys}>
        <Keys t={t} searchPath={`/${locale}/officer/search`} />
      </div>
    </div>
  );
}
