import { CasePage } from "../case/case-page.tsx";
import type { Desk } from "../frame/officer-page.tsx";
import { CaseRows } from "./case-rows.tsx";
import styles from "./inbox.module.css";
import { inboxQuery, readInboxAsk, readList, withList } from "./inbox-ask.ts";
import { Keys } from "./keys.tsx";
import { readInbox } from "./read-inbox.ts";

interface OfficerCaseProps extends Desk {
  serviceId: string;
  id: string;
  asked: Record<string, string | string[] | undefined>;
}

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** A case, on a desktop with the list it was opened from beside it. */
export async function OfficerCasePage({ locale, t, city, permissions, serviceId, id, asked }: OfficerCaseProps) {
  const list = readList(asked.list);
  const [page, inbox] = await Promise.all([
    CasePage({
      locale,
      t,
      serviceId,
      id,
      city,
      base: "/officer/cases",
      done: one(asked.done),
      since: one(asked.since),
      list,
      reveal: permissions.has(`${serviceId}.revealContact`)
        ? withList(`/${locale}/officer/cases/${serviceId}/${id}/contact`, list)
        : undefined,
    }),
    readInbox(readInboxAsk(Object.fromEntries(new URLSearchParams(list))), city, locale),
  ]);
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
          current={id}
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
