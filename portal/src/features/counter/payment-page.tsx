import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { PaymentQuery } from "../../graphql/documents/money.ts";
import { formatDate } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import type { MessageKey } from "../../messages/translate.ts";
import { modeName, PAYMENT_KINDS, paymentState } from "../../money/payment-words.ts";
import { ReceiptLinks } from "../../money/receipt-links.tsx";
import { ReceiptView } from "../../money/receipt-view.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { BackLink, Facts, NumberText, StateTag } from "../../ui/surfaces.tsx";

type Asked = Record<string, string | string[] | undefined>;

/** A payment as the city's staff sees it: its receipt to print, and by right the way to take it back. */
export async function PaymentPage({ locale, t, permissions, id, graph, asked }: Desk & { id: string; graph: string; asked: Asked }) {
  const { payment } = await ask(PaymentQuery, { id, link: null }, locale);
  const taken = asked.taken === "1";
  return (
    <div className="stack-l">
      {taken ? null : <BackLink href={`/${locale}/officer/counter/${payment.accountId}`}>{t("pay.bill")}</BackLink>}
      {payment.receipt ? (
        <ReceiptView payment={payment} locale={locale} t={t} />
      ) : (
        <>
          <h1>{t("pay.payment")}</h1>
          <Facts
            rows={[
              {
                label: t("counter.state"),
                value: <StateTag kind={PAYMENT_KINDS[payment.state] ?? "final"}>{paymentState(payment.state, t)}</StateTag>,
              },
              { label: t("counter.totals.amount"), value: <NumberText>{formatMoney(payment.amount, locale)}</NumberText> },
              { label: t("pay.receipt.paidOn"), value: formatDate(payment.paidOn, locale) },
              { label: t("pay.receipt.mode"), value: modeName(payment.mode, t) },
            ]}
          />
        </>
      )}
      {payment.receipt ? <ReceiptLinks receipt={payment.receipt} graph={graph} locale={locale} t={t} print={taken} /> : null}
      <div className="button-row">
        {permissions.has("billing.collect") ? (
          <a className="button button-quiet" href={`/${locale}/officer/counter`}>
            {t("counter.next")}
          </a>
        ) : null}
        {payment.state === "posted" && permissions.has("billing.reverse") ? (
          <a href={`/${locale}/officer/payments/${payment.id}/cancel`}>
            {t(payment.mode === "ONLINE" ? "counter.refund" : "counter.cancel")}
          </a>
        ) : null}
      </div>
    </div>
  );
}

const REVERSALS: { code: string; label: MessageKey; onPaper?: boolean }[] = [
  { code: "ERROR_RECEIPT", label: "counter.cancel.ERROR_RECEIPT" },
  { code: "DISHONOURED", label: "counter.cancel.DISHONOURED", onPaper: true },
  { code: "OTHER", label: "counter.cancel.OTHER" },
];

/** Taking a payment back, with the reason that the books keep. */
export async function CancelPage({ locale, t, id, asked }: Desk & { id: string; asked: Asked }) {
  const [{ payment }, flash] = await Promise.all([ask(PaymentQuery, { id, link: null }, locale), readFlash(asked)]);
  const online = payment.mode === "ONLINE";
  const onPaper = ["CHEQUE", "DEMAND_DRAFT"].includes(payment.mode);
  const faults = flash?.faults ?? [];
  const title = t(online ? "counter.refund" : "counter.cancel");
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/payments/${id}`}>{t("common.back")}</BackLink>
      <h1>{title}</h1>
      <p>
        <NumberText>{formatMoney(payment.amount, locale)}</NumberText> · <NumberText>{payment.receipt?.number}</NumberText>
      </p>
      <p className="soft">{t(online ? "counter.refund.text" : "counter.cancel.text")}</p>
      <form action={`/${locale}/post/payments/${id}`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["reversal", "reason"]} t={t} />
        <input type="hidden" name="mode" value={payment.mode} />
        {online ? null : (
          <FieldGroup name="reversal" label={t("counter.cancel.kind")} fault={faultOf(faults, "reversal")}>
            <div className="choices">
              {REVERSALS.filter((one) => onPaper || !one.onPaper).map((one, index) => (
                <label key={one.code} className="choice">
                  <input
                    type="radio"
                    name="reversal"
                    value={one.code}
                    defaultChecked={one.code === (flash?.values.reversal ?? "ERROR_RECEIPT")}
                    id={index === 0 ? fieldId("reversal") : undefined}
                  />
                  {t(one.label)}
                </label>
              ))}
            </div>
          </FieldGroup>
        )}
        <TextField
          name="reason"
          label={t("counter.reason")}
          help={t("counter.reason.help")}
          fault={faultOf(faults, "reason")}
          value={typeof flash?.values.reason === "string" ? flash.values.reason : undefined}
          maxLength={500}
          required
        />
        <button className="button" type="submit">
          {title}
        </button>
      </form>
    </div>
  );
}
