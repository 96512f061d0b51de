import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { CounterQuery, type CounterSession } from "../../graphql/documents/counter.ts";
import { formatMoment } from "../../messages/formats.ts";
import { AccountList } from "../../money/account-list.tsx";
import { CounterTotals } from "../../money/counter-totals.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, NumberText } from "../../ui/surfaces.tsx";

type Asked = Record<string, string | string[] | undefined>;
const textIn = (value: string | string[] | undefined, most: number) => (typeof value === "string" ? value.trim().slice(0, most) : "");

/** The clerk's counter: a bill by its number, then the day's totals. A whole number leads straight to its bill. */
export async function CounterPage(desk: Desk & { asked: Asked }) {
  const { locale, t, city, permissions, asked } = desk;
  const q = textIn(asked.q, 100);
  const after = textIn(asked.after, 300) || null;
  const { myCounterSession: session, billingAccounts: found } = await ask(
    CounterQuery,
    { city, words: q, search: q !== "", after },
    locale,
  );
  const only = found?.totalCount === 1 ? found.nodes[0] : undefined;
  if (only && only.number === q.toUpperCase()) redirect(`/${locale}/officer/counter/${only.id}`);
  const collects = permissions.has("billing.collect");
  return (
    <div className="stack-l">
      <h1>{t("counter.title")}</h1>
      {collects && !session ? <OpenCounter desk={desk} /> : null}
      {session || !collects ? (
        <search>
          <form action={`/${locale}/officer/counter`} method="get" className="stack">
            <label className="field-label" htmlFor="q">
              {t("counter.search")}
            </label>
            <div className="search-row">
              <input
                className="input"
                id="q"
                name="q"
                type="search"
                defaultValue={q}
                maxLength={100}
                dir="auto"
                autoComplete="off"
                enterKeyHint="search"
                data-search=""
                // biome-ignore lint/a11y/noAutofocus: a clerk with a queue types at once
                autoFocus
              />
              <button className="button" type="submit">
                <Icon name="search" small />
                {t("common.search")}
              </button>
            </div>
          </form>
        </search>
      ) : null}
      {found ? (
        found.nodes.length === 0 ? (
          <Empty icon="search" title={t("counter.none")} />
        ) : (
          <section className="stack" aria-labelledby="found">
            <h2 id="found">{t("counter.found", { count: found.totalCount })}</h2>
            <AccountList accounts={found.nodes} hrefOf={(one) => `/${locale}/officer/counter/${one.id}`} locale={locale} t={t} />
            {found.pageInfo.hasNextPage ? (
              <a
                className="button button-quiet"
                href={`/${locale}/officer/counter?${new URLSearchParams({ q, after: found.pageInfo.endCursor ?? "" })}`}
              >
                {t("common.more")}
              </a>
            ) : null}
          </section>
        )
      ) : null}
      {session ? <OpenSession session={session} desk={desk} /> : null}
    </div>
  );
}

async function OpenCounter({ desk: { locale, t, asked } }: { desk: Desk & { asked: Asked } }) {
  const flash = await readFlash(asked);
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  return (
    <section className="stack" aria-labelledby="open">
      <h2 id="open">{t("counter.open")}</h2>
      <p className="soft">{t("counter.open.text")}</p>
      <form action={`/${locale}/post/counter/open`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["counter", "float"]} t={t} />
        <input type="hidden" name="id" value={randomUUID()} />
        <TextField
          name="counter"
          label={t("counter.number")}
          fault={faultOf(faults, "counter")}
          value={typed("counter")}
          maxLength={40}
          className="input-short"
          autoFocus={faults.length === 0}
          required
        />
        <TextField
          name="float"
          label={t("counter.float")}
          help={t("counter.float.help")}
          fault={faultOf(faults, "float")}
          value={typed("float") ?? "0"}
          maxLength={20}
          className="input-short input-ltr"
          required
        />
        <button className="button" type="submit">
          {t("counter.open.action")}
        </button>
      </form>
    </section>
  );
}

function OpenSession({ session, desk: { locale, t } }: { session: CounterSession; desk: Desk }) {
  return (
    <section className="stack" aria-labelledby="session">
      <h2 id="session">
        {t("counter.session")} <NumberText>{session.counter}</NumberText>
      </h2>
      <p className="soft">{t("counter.since", { at: formatMoment(session.openedAt, locale) })}</p>
      <CounterTotals session={session} locale={locale} t={t} />
      <a className="button button-quiet" href={`/${locale}/officer/counter/close`}>
        {t("counter.close")}
      </a>
    </section>
  );
}
