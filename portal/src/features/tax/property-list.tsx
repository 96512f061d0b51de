import type { PropertyLine } from "../../graphql/documents/tax.ts";
import { formatDate } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "../../money/money.module.css";
import { Icon } from "../../ui/icon.tsx";
import { NumberText, StateTag } from "../../ui/surfaces.tsx";

/** Properties with what is due of each. */
export function PropertyList({
  properties,
  hrefOf,
  locale,
  t,
}: {
  properties: readonly PropertyLine[];
  hrefOf(property: PropertyLine): string;
  locale: Locale;
  t: Translate;
}) {
  return (
    <ul className="list">
      {properties.map((one) => {
        const bill = one.account?.bill;
        return (
          <li key={one.id}>
            <a className="list-link" href={hrefOf(one)}>
              <Icon name="property" />
              <span className="list-body">
                <span className="list-title">
                  <bdi>{one.address}</bdi>
                </span>
                <span className="list-text">
                  <NumberText>{one.number}</NumberText> · {one.usage.name} · <bdi>{one.owners.map((owner) => owner.name).join(", ")}</bdi>
                </span>
                {bill?.rebateUntil && bill.total > 0 ? (
                  <span className="list-text">{t("pay.rebateUntil", { date: formatDate(bill.rebateUntil, locale) })}</span>
                ) : null}
              </span>
              <span className={styles.due}>
                {bill && bill.total > 0 ? (
                  <NumberText>{formatMoney(bill.total, locale)}</NumberText>
                ) : bill ? (
                  <StateTag kind="done">{t("pay.nothingDue")}</StateTag>
                ) : null}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
