import { redirect } from "next/navigation";
import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { CounterQuery, CounterSessionQuery } from "../../graphql/documents/counter.ts";
import { formatMoment } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import { CounterTotals } from "../../money/counter-totals.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import { BackLink, Facts, Notice, NumberText } from "../../ui/surfaces.tsx";

/** The end of a clerk's time at a counter: what was taken, and how much cash is there. */
export async function ClosePage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const [{ myCounterSession: session }, flash] = await Promise.all([
    ask(CounterQuery, { city, words: "", search: false, after: null }, locale),
    readFlash(asked),
  ]);
  if (!session) redirect(`/${locale}/officer/counter`);
  const faults = flash?.faults ?? [];
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/counter`}>{t("counter.title")}</BackLink>
      <h1>{t("counter.close")}</h1>
      <CounterTotals session={session} locale={locale} t={t} />
      <form action={`/${locale}/post/counter/close`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["countedCash"]} t={t} />
        <input type="hidden" name="id" value={session.id} />
        <TextField
          name="countedCash"
          label={t("counter.counted")}
          help={t("counter.counted.help", { float: formatMoney(session.float, locale) })}
          fault={faultOf(faults, "countedCash")}
          value={typeof flash?.values.countedCash === "string" ? flash.values.countedCash : undefined}
          maxLength={20}
          className="input-short input-ltr"
          autoComplete="off"
          autoFocus={flash === null}
          required
        />
        <button className="button" type="submit">
          {t("counter.close.action")}
        </button>
      </form>
    </div>
  );
}

/** A counter's day as it was closed: to print, and to hand over with the money. */
export async function ClosedPage({ locale, t, session: id }: Desk & { session: string }) {
  const { counterSession: session } = await ask(CounterSessionQuery, { id }, locale);
  const { difference } = session;
  const money = (paise: number) => <NumberText>{formatMoney(paise, locale)}</NumberText>;
  return (
    <div className="stack">
      <h1>
        {t("counter.session")} <NumberText>{session.counter}</NumberText>
      </h1>
      {difference === null ? null : difference === 0 ? (
        <Notice kind="done">{t("counter.exact")}</Notice>
      ) : (
        <Notice kind="overdue">
          {t(difference < 0 ? "counter.missing" : "counter.over", { amount: formatMoney(Math.abs(difference), locale) })}
        </Notice>
      )}
      <CounterTotals session={session} locale={locale} t={t} />
      <Facts
        rows={[
          { label: t("counter.opened"), value: formatMoment(session.openedAt, locale) },
          ...(session.closedAt ? [{ label: t("counter.closed"), value: formatMoment(session.closedAt, locale) }] : []),
          { label: t("counter.float"), value: money(session.float) },
          ...(session.countedCash === null ? [] : [{ label: t("counter.counted"), value: money(session.countedCash) }]),
          ...(session.remittedAt ? [{ label: t("counter.remitted"), value: formatMoment(session.remittedAt, locale) }] : []),
        ]}
      />
      <p>
        <a className="button button-quiet" href={`/${locale}/officer/counter`}>
          {t("counter.title")}
        </a>
      </p>
    </div>
  );
}
