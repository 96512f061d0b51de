import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { type SuspenseItem, SuspenseQuery } from "../../graphql/documents/books.ts";
import { PaymentQuery } from "../../graphql/documents/money.ts";
import { formatDate } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import { modeName } from "../../money/payment-words.ts";
import { readFlash } from "../../session/flash.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { FaultSummary, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { BackLink, Empty, NumberText, StateTag } from "../../ui/surfaces.tsx";
import { suspenseWhy } from "./book-words.ts";
import { BooksNav } from "./books-nav.tsx";

type Asked = Record<string, string | string[] | undefined>;

/** Money that came in and fits no bill, the most urgent first. */
export async function SuspensePage({ locale, t, city, asked }: Desk & { asked: Asked }) {
  const after = typeof asked.after === "string" ? asked.after : null;
  const { suspense } = await ask(SuspenseQuery, { city, after }, locale);
  return (
    <div className="stack">
      <h1>{t("books.suspense")}</h1>
      <BooksNav locale={locale} t={t} at="suspense" />
      <p className="soft">{t("books.suspense.text")}</p>
      {suspense.nodes.length === 0 ? (
        <Empty icon="check" title={t("books.suspense.none")} />
      ) : (
        <DataTable
          caption={t("books.suspense")}
          head="amount"
          columns={[
            { key: "amount", label: t("counter.totals.amount"), plain: true },
            { key: "why", label: t("books.suspense.why") },
            { key: "paidOn", label: t("pay.receipt.paidOn") },
            { key: "mode", label: t("pay.receipt.mode") },
            { key: "dueAt", label: t("books.suspense.dueAt") },
          ]}
          rows={suspense.nodes.map((item: SuspenseItem) => ({
            key: item.payment.id,
            cells: {
              amount: (
                <a href={`/${locale}/officer/books/suspense/${item.payment.id}`}>
                  <NumberText>{formatMoney(item.payment.amount, locale)}</NumberText>
                </a>
              ),
              why: suspenseWhy(item.why, t),
              paidOn: formatDate(item.payment.paidOn, locale),
              mode: modeName(item.payment.mode, t),
              dueAt: item.overdue ? <StateTag kind="overdue">{formatDate(item.dueAt, locale)}</StateTag> : formatDate(item.dueAt, locale),
            },
          }))}
        />
      )}
      {suspense.pageInfo.hasNextPage ? (
        <a className="button button-quiet" href={`?after=${encodeURIComponent(suspense.pageInfo.endCursor ?? "")}`}>
          {t("common.more")}
        </a>
      ) : null}
    </div>
  );
}

/** What becomes of one of them. */
export async function SolvePage({ locale, t, id, asked }: Desk & { id: string; asked: Asked }) {
  const [{ payment }, flash] = await Promise.all([ask(PaymentQuery, { id, link: null }, locale), readFlash(asked)]);
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  const back = typed("what") === "back";
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/books/suspense`}>{t("books.suspense")}</BackLink>
      <h1>
        <NumberText>{formatMoney(payment.amount, locale)}</NumberText>
      </h1>
      <p className="soft">
        {modeName(payment.mode, t)} · {formatDate(payment.paidOn, locale)} ·{" "}
        <a href={`/${locale}/officer/counter/${payment.accountId}`}>{t("books.suspense.bill")}</a>
      </p>
      <form action={`/${locale}/post/books/suspense/${id}`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["what", "number", "note"]} t={t} />
        <FieldGroup name="what" label={t("books.suspense.what")} fault={faultOf(faults, "what")}>
          <div className="choices">
            <label className="choice">
              <input type="radio" name="what" value="set" defaultChecked={!back} id={fieldId("what")} />
              {t("books.suspense.set")}
            </label>
            <label className="choice">
              <input type="radio" name="what" value="back" defaultChecked={back} />
              {t("books.suspense.back")}
            </label>
          </div>
        </FieldGroup>
        <TextField
          name="number"
          label={t("pay.find.number")}
          help={t("books.suspense.number.help")}
          fault={faultOf(faults, "number") ?? faultOf(faults, "accountId")}
          value={typed("number")}
          maxLength={100}
          className="input-ltr"
          autoComplete="off"
        />
        <TextField
          name="note"
          label={t("counter.reason")}
          help={t("counter.reason.help")}
          fault={faultOf(faults, "note")}
          value={typed("note")}
          maxLength={500}
          required
        />
        <button className="button" type="submit">
          {t("common.save")}
        </button>
      </form>
    </div>
  );
}
