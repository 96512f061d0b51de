import { inboxQuery } from "../../desk/inbox-ask.ts";
import type { CaseCount } from "../../graphql/documents/inbox.ts";
import type { Translate } from "../../messages/translate.ts";
import { Icon } from "../../ui/icon.tsx";
import { Filters } from "./filters.tsx";
import styles from "./inbox.module.css";
import type { Inbox } from "./read-inbox.ts";

const total = (counts: CaseCount[]) => counts.reduce((sum, one) => sum + one.count, 0);

/** Counts in the order of each service's workflow. */
function inOrder(counts: CaseCount[], services: Inbox["data"]["services"]): CaseCount[] {
  const places = services.flatMap((service) => service.states.map((state) => `${service.id} ${state.code}`));
  const placeOf = (one: CaseCount) => places.indexOf(`${one.service} ${one.state.code}`);
  return [...counts].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The two lists, the counts by state, the filters: each a link or a plain form. */
export function InboxHead({ inbox, locale, t }: { inbox: Inbox; locale: string; t: Translate }) {
  const { ask, view, data } = inbox;
  const href = (change: Parameters<typeof inboxQuery>[1]) => `/${locale}/officer?${inboxQuery(ask, { view, ...change })}`;
  const counts = inOrder(view === "mine" ? data.myCounts : data.areaCounts, data.services);
  const several = new Set(counts.map((one) => one.service)).size > 1;
  const serviceLabel = (id: string) => data.services.find((one) => one.id === id)?.label ?? id;
  const filtered = ask.ward || ask.department || ask.service || ask.overdue;
  return (
    <div className="stack">
      <nav className={styles.tabs} aria-label={t("inbox.lists")}>
        {(["mine", "area"] as const).map((one) => (
          <a key={one} href={href({ view: one, state: null })} aria-current={one === view ? "page" : undefined}>
            {t(one === "mine" ? "inbox.mine" : "inbox.area")}{" "}
            <span className="number">{total(one === "mine" ? data.myCounts : data.areaCounts)}</span>
          </a>
        ))}
      </nav>
      <nav className={styles.states} aria-label={t("inbox.states")}>
        <a href={href({ state: null })} aria-current={ask.state ? undefined : "true"}>
          {t("inbox.all")} <span className="number">{total(counts)}</span>
        </a>
        {counts.map((one) => (
          <a
            key={`${one.service} ${one.state.code}`}
            href={href({ state: one.state.code, ...(several ? { service: one.service } : {}) })}
            aria-current={ask.state === one.state.code && (!several || ask.service === one.service) ? "true" : undefined}
          >
            {several ? `${serviceLabel(one.service)}: ` : null}
            {one.state.label} <span className="number">{one.count}</span>
          </a>
        ))}
      </nav>
      <details className={styles.filters} open={filtered ? true : undefined}>
        <summary>
          <Icon name="filter" small />
          {t("inbox.filter")}
        </summary>
        <form action={`/${locale}/officer`} method="get" className="filter-row">
          <input type="hidden" name="view" value={view} />
          {ask.state ? <input type="hidden" name="state" value={ask.state} /> : null}
          <Filters sorting={data} chosen={ask} t={t} />
          <button className="button button-quiet" type="submit">
            {t("inbox.filter.show")}
          </button>
          {filtered ? (
            <a className="button button-plain" href={`/${locale}/officer?view=${view}`}>
              {t("inbox.filter.clear")}
            </a>
          ) : null}
        </form>
      </details>
    </div>
  );
}
