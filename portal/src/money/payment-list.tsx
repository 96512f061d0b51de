import type { PaymentLine } from "../graphql/documents/money.ts";
import { formatDate } from "../messages/formats.ts";
import type { Locale } from "../messages/locales.ts";
import { formatMoney } from "../messages/money.ts";
import type { Translate } from "../messages/translate.ts";
import { NumberText, StateTag } from "../ui/surfaces.tsx";
import styles from "./money.module.css";
import { modeName, PAYMENT_KINDS, paymentState } from "./payment-words.ts";

/** Payments on an account, the newest first; each leads to its receipt. */
export function PaymentList({
  payments,
  hrefOf,
  locale,
  t,
}: {
  /** `of`: what was paid for, where the list is of several accounts. */
  payments: readonly (PaymentLine & { of?: string | null })[];
  hrefOf(payment: PaymentLine): string;
  locale: Locale;
  t: Translate;
}) {
  return (
    <ul className="list">
      {payments.map((payment) => (
        <li key={payment.id}>
          <a className="list-link" href={hrefOf(payment)}>
            <span className="list-body">
              <span className="list-title">
                {formatDate(payment.paidOn, locale)} · {modeName(payment.mode, t)}
              </span>
              {payment.of ? <bdi className="list-text">{payment.of}</bdi> : null}
              {payment.receipt ? (
                <span className="list-text">
                  <NumberText>{payment.receipt.number}</NumberText>
                </span>
              ) : null}
              {payment.state === "posted" ? null : (
                <StateTag kind={PAYMENT_KINDS[payment.state] ?? "final"}>{paymentState(payment.state, t)}</StateTag>
              )}
            </span>
            <span className={styles.due}>
              <NumberText>{formatMoney(payment.amount, locale)}</NumberText>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
