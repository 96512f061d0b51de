import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { BooksQuery } from "../../graphql/documents/books.ts";
import type { CounterSession } from "../../graphql/documents/counter.ts";
import { cityDay } from "../../messages/city-day.ts";
import { formatDate, formatMoment } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import { CounterTotals } from "../../money/counter-totals.tsx";
import { type Flash, readFlash } from "../../session/flash.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import { Empty, Notice, NumberText } from "../../ui/surfaces.tsx";
import { ledgerName } from "./book-words.ts";
import { BooksNav } from "./books-nav.tsx";

type Asked = Record<string, string | string[] | undefined>;

/** The day of a city's books: counters whose money is to go to the bank, the trial balance, and the close. */
export async function BooksPage(desk: Desk & { asked: Asked }) {
  const { locale, t, city, asked } = desk;
  const today = cityDay(new Date());
  const on = typeof asked.on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(asked.on) && asked.on <= today ? asked.on : today;
  const [{ trialBalance, openCounters }, flash] = await Promise.all([ask(BooksQuery, { city, on }, locale), readFlash(asked)]);
  const closed = typeof asked.closed === "string" && /^[0-9a-f]{64}$/.test(asked.closed) ? asked.closed : null;
  return (
    <div className="stack-l">
      <div className="stack">
        <h1>{t("books.title")}</h1>
        <BooksNav locale={locale} t={t} at="day" />
        {closed ? (
          <Notice kind="done">
            <p>{t("books.closed", { date: formatDate(on, locale) })}</p>
            <p>
              <NumberText>{closed}</NumberText>
            </p>
          </Notice>
        ) : null}
        <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      </div>
      <section className="stack" aria-labelledby="counters">
        <h2 id="counters">{t("books.counters")}</h2>
        {openCounters.length === 0 ? <Empty icon="check" title={t("books.counters.none")} /> : null}
        {openCounters.map((session) => (
          <Counter key={session.id} session={session} flash={flash} desk={desk} />
        ))}
      </section>
      <section className="stack" aria-labelledby="balance">
        <h2 id="balance">{t("books.balance", { date: formatDate(on, locale) })}</h2>
        <DataTable
          caption={t("books.balance", { date: formatDate(on, locale) })}
          head="ledger"
          columns={[
            { key: "ledger", label: t("books.ledger"), plain: true },
            { key: "debit", label: t("books.debit") },
            { key: "credit", label: t("books.credit") },
          ]}
          rows={trialBalance.map(({ ledger, amount }) => ({
            key: ledger,
            cells: {
              ledger: ledgerName(ledger, t),
              debit: amount > 0 ? <NumberText>{formatMoney(amount, locale)}</NumberText> : null,
              credit: amount < 0 ? <NumberText>{formatMoney(-amount, locale)}</NumberText> : null,
            },
          }))}
        />
      </section>
      {closed ? null : (
        <section className="stack" aria-labelledby="close">
          <h2 id="close">{t("books.close")}</h2>
          <p className="soft">{t("books.close.text")}</p>
          <form action={`/${locale}/post/books/day`} method="post">
            <input type="hidden" name="day" value={on} />
            <button className="button" type="submit">
              {t("books.close.action", { date: formatDate(on, locale) })}
            </button>
          </form>
        </section>
      )}
    </div>
  );
}

function Counter({ session, flash, desk: { locale, t } }: { session: CounterSession; flash: Flash | null; desk: Desk }) {
  const mine = flash?.values.id === session.id;
  return (
    <div className="card stack">
      <h3>
        {t("counter.session")} <NumberText>{session.counter}</NumberText>
      </h3>
      <p className="soft">
        {session.closedAt
          ? t("books.counter.closed", { at: formatMoment(session.closedAt, locale) })
          : t("books.counter.open", { at: formatMoment(session.openedAt, locale) })}
      </p>
      <CounterTotals session={session} locale={locale} t={t} />
      {session.difference ? (
        <Notice kind="overdue">
          {t(session.difference < 0 ? "counter.missing" : "counter.over", { amount: formatMoney(Math.abs(session.difference), locale) })}
        </Notice>
      ) : null}
      {session.closedAt ? (
        <form action={`/${locale}/post/books/remit`} method="post" className="stack" noValidate>
          <input type="hidden" name="id" value={session.id} />
          <TextField
            name={`bankReference-${session.id}`}
            label={t("books.remit.reference")}
            fault={mine ? faultOf(flash?.faults ?? [], "bankReference") : undefined}
            maxLength={60}
            className="input-short input-ltr"
            autoComplete="off"
            required
          />
          <button className="button button-quiet" type="submit">
            {t("books.remit")}
          </button>
        </form>
      ) : null}
    </div>
  );
}
