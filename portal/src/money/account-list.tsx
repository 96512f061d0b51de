import type { AccountLine } from "../graphql/documents/money.ts";
import type { Locale } from "../messages/locales.ts";
import { formatMoney } from "../messages/money.ts";
import type { Translate } from "../messages/translate.ts";
import { Icon } from "../ui/icon.tsx";
import { NumberText, StateTag } from "../ui/surfaces.tsx";
import styles from "./money.module.css";

/** Accounts with what is due of each. */
export function AccountList({
  accounts,
  hrefOf,
  locale,
  t,
}: {
  accounts: readonly AccountLine[];
  hrefOf(account: AccountLine): string;
  locale: Locale;
  t: Translate;
}) {
  return (
    <ul className="list">
      {accounts.map((account) => (
        <li key={account.id}>
          <a className="list-link" href={hrefOf(account)}>
            <Icon name="rupee" />
            <span className="list-body">
              <span className="list-title">{account.bill.serviceName}</span>
              <span className="list-text">
                <NumberText>{account.number}</NumberText> · <bdi>{account.payerName}</bdi>
              </span>
              {account.bill.arrears.length > 0 ? (
                <StateTag kind="overdue">{t("pay.arrears.since", { year: account.bill.arrears[0]?.year ?? "" })}</StateTag>
              ) : null}
            </span>
            <span className={styles.due}>
              {account.bill.total > 0 ? (
                <NumberText>{formatMoney(account.bill.total, locale)}</NumberText>
              ) : (
                <StateTag kind="done">{t("pay.nothingDue")}</StateTag>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
