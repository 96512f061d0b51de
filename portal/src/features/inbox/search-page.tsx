import { redirect } from "next/navigation";
import type { Desk } from "../../desk/officer-page.tsx";
import { ask as askGraph } from "../../graphql/ask.ts";
import { CaseSearchQuery } from "../../graphql/documents/inbox.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import { CaseRows } from "./case-rows.tsx";
import { Filters } from "./filters.tsx";
import styles from "./inbox.module.css";
import { Keys } from "./keys.tsx";
import { isAsked, readSearchAsk, searchFilter, searchQuery } from "./search-ask.ts";

/** Cases by number or by filter, closed ones too. A whole number leads straight to its case. */
export async function SearchPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const ask = readSearchAsk(asked);
  const data = await askGraph(CaseSearchQuery, { city, filter: searchFilter(ask, city), asked: isAsked(ask), after: ask.after }, locale, {
    partial: true,
  });
  const { cases } = data;
  const only = cases?.totalCount === 1 ? cases.nodes[0] : undefined;
  if (only?.number && only.number === ask.q.toUpperCase()) redirect(`/${locale}/officer/cases/${only.service}/${only.id}`);
  return (
    <div className="stack">
      <div className={styles.title}>
        <h1>{t("desk.search")}</h1>
        <Keys t={t} searchPath={`/${locale}/officer/search`} />
      </div>
      <search>
        <form action={`/${locale}/officer/search`} method="get" className="filter-row">
          <label className="filter">
            <span>{t("search.number")}</span>
            <input
              className="input input-ltr"
              type="search"
              name="q"
              defaultValue={ask.q}
              maxLength={60}
              placeholder="PB-…"
              autoComplete="off"
              enterKeyHint="search"
              data-search=""
            />
          </label>
          <label className="filter">
            <span>{t("inbox.column.state")}</span>
            <select className="input" name="state" defaultValue={ask.state ?? ""}>
              <option value="">{t("search.open")}</option>
              <option value="closed">{t("search.closed")}</option>
              {data.services?.map((service) => (
                <optgroup key={service.id} label={service.label}>
                  {service.states.map((state) => (
                    <option key={state.code} value={`${service.id}:${state.code}`}>
                      {state.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
          <Filters sorting={data} chosen={ask} t={t} />
          <button className="button" type="submit">
            <Icon name="search" small />
            {t("common.search")}
          </button>
        </form>
      </search>
      {cases ? (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t("search.found", { count: cases.totalCount })}</h2>
          {cases.nodes.length === 0 ? (
            <Empty icon="search" title={t("search.none.title")}>
              <p>{t("search.none.text")}</p>
            </Empty>
          ) : (
            <CaseRows lines={cases.nodes} sorting={data} hrefOf={(line) => `/${locale}/officer/cases/${line.service}/${line.id}`} t={t} />
          )}
          {cases.pageInfo.hasNextPage ? (
            <a className="button button-quiet" href={`/${locale}/officer/search?${searchQuery(ask, cases.pageInfo.endCursor)}`}>
              {t("inbox.next")}
            </a>
          ) : null}
        </section>
      ) : (
        <p className="soft">{t("search.help")}</p>
      )}
    </div>
  );
}
