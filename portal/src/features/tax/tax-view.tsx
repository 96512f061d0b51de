import type { Tax } from "../../graphql/documents/tax.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "../../money/money.module.css";
import { Icon } from "../../ui/icon.tsx";
import { NumberText } from "../../ui/surfaces.tsx";

/** A year's tax: the whole large, by head, and step by step why, folded in. */
export function TaxView({ tax, locale, t }: { tax: Tax; locale: Locale; t: Translate }) {
  const money = (paise: number) => <NumberText>{formatMoney(paise, locale)}</NumberText>;
  return (
    <>
      <div className={styles.panel}>
        <p>{t("tax.year", { year: tax.financialYear })}</p>
        <p className={styles.amount}>{money(tax.total)}</p>
        <p className="small">{t("tax.beforeTime")}</p>
      </div>
      <dl>
        {tax.lines.map((line) => (
          <div key={line.head.code} className={styles.sum}>
            <dt>{line.head.name}</dt>
            <dd>{money(line.amount)}</dd>
          </div>
        ))}
      </dl>
      <details className={styles.why}>
        <summary>
          {t("pay.why")}
          <Icon name="down" small />
        </summary>
        {tax.why.map((step, index) => (
          <div key={index} className={styles.reason}>
            <p>{step.text}</p>
            <p className={styles.arithmetic}>
              <bdi dir="ltr">{step.arithmetic}</bdi>
            </p>
            {step.clause ? (
              <p className="soft">
                {t("pay.why.clause")} <bdi>{step.clause}</bdi>
              </p>
            ) : null}
          </div>
        ))}
      </details>
    </>
  );
}
