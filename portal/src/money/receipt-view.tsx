import type { Payment } from "../graphql/documents/money.ts";
import { formatDate } from "../messages/formats.ts";
import type { Locale } from "../messages/locales.ts";
import { formatMoney } from "../messages/money.ts";
import type { Translate } from "../messages/translate.ts";
import arrived from "../ui/arrived.module.css";
import { Icon } from "../ui/icon.tsx";
import { Facts, Notice, NumberText } from "../ui/surfaces.tsx";
import { modeName } from "./payment-words.ts";

interface ReceiptProps {
  payment: Payment;
  locale: Locale;
  t: Translate;
}

/** A receipt: its number large, what it is for, and whether it still holds. */
export function ReceiptView({ payment, locale, t }: ReceiptProps) {
  const { receipt } = payment;
  if (!receipt) return null;
  const stands = payment.state === "posted";
  return (
    <>
      {stands ? (
        <div className={arrived.panel}>
          <span className={arrived.tick}>
            <Icon name="check" />
          </span>
          <h1>{t("pay.done.title", { amount: formatMoney(payment.amount, locale) })}</h1>
          <p>{t("pay.done.number")}</p>
          <p className={arrived.number}>
            <NumberText>{receipt.number}</NumberText>
          </p>
        </div>
      ) : (
        <>
          <h1>
            {t("pay.receipt")} <NumberText>{receipt.number}</NumberText>
          </h1>
          <Notice kind="overdue">{t(payment.state === "refunded" ? "pay.receipt.refunded" : "pay.receipt.reversed")}</Notice>
        </>
      )}
      <Facts
        rows={[
          { label: t("pay.receipt.amount"), value: <NumberText>{formatMoney(payment.amount, locale)}</NumberText> },
          { label: t("pay.receipt.paidOn"), value: formatDate(payment.paidOn, locale) },
          { label: t("pay.receipt.mode"), value: modeName(payment.mode, t) },
          ...(payment.instrument
            ? [
                {
                  label: t("pay.receipt.instrument"),
                  value: (
                    <>
                      <NumberText>
                        {payment.instrument.number} · {payment.instrument.ifsc}
                      </NumberText>{" "}
                      <bdi>{payment.instrument.bank}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          ...receipt.lines.map((line) => ({
            label: `${line.head?.name ?? t("pay.receipt.advance")} ${line.period ? `\u2066${line.period}\u2069` : ""}`,
            value: <NumberText>{formatMoney(line.amount, locale)}</NumberText>,
          })),
          { label: t("pay.receipt.dueAfter"), value: <NumberText>{formatMoney(receipt.dueAfter, locale)}</NumberText> },
        ]}
      />
    </>
  );
}
