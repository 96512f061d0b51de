import type { Bill, BillLine, Why } from "../graphql/documents/money.ts";
import { formatDate } from "../messages/formats.ts";
import type { Locale } from "../messages/locales.ts";
import { formatMoney } from "../messages/money.ts";
import type { Translate } from "../messages/translate.ts";
import { Icon } from "../ui/icon.tsx";
import { NumberText } from "../ui/surfaces.tsx";
import styles from "./money.module.css";

interface BillProps {
  bill: Bill;
  locale: Locale;
  t: Translate;
}

/** What is due: the amount large, what of it is old, and why it is that much, folded in. */
export function BillView({ bill, locale, t }: BillProps) {
  return (
    <>
      <div className={styles.panel}>
        <p>{t("pay.due.today", { date: formatDate(bill.on, locale) })}</p>
        <p className={styles.amount}>
          <NumberText>{formatMoney(bill.total, locale)}</NumberText>
        </p>
        {bill.rebateUntil && bill.total > 0 ? <p>{t("pay.rebateUntil", { date: formatDate(bill.rebateUntil, locale) })}</p> : null}
        {bill.advance > 0 ? <p>{t("pay.advance", { amount: formatMoney(bill.advance, locale) })}</p> : null}
      </div>
      {bill.arrears.length > 0 ? (
        <section aria-labelledby="arrears">
          <h2 id="arrears">{t("pay.arrears")}</h2>
          <dl>
            {bill.arrears.map(({ year, due }) => (
              <div key={year} className={styles.sum}>
                <dt>
                  <NumberText>{year}</NumberText>
                </dt>
                <dd>
                  <NumberText>{formatMoney(due, locale)}</NumberText>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {bill.lines.length > 0 ? (
        <details className={styles.why}>
          <summary>
            {t("pay.why")}
            <Icon name="down" small />
          </summary>
          {bill.lines.map((line) => (
            <Line key={`${line.period} ${line.head.code}`} line={line} locale={locale} t={t} />
          ))}
        </details>
      ) : null}
    </>
  );
}

function Line({ line, locale, t }: { line: BillLine; locale: Locale; t: Translate }) {
  return (
    <div className={styles.line}>
      <p className={styles.lineHead}>
        <span>
          {line.head.name} {line.period ? <NumberText>{line.period}</NumberText> : null}
        </span>
        <NumberText>{formatMoney(line.due, locale)}</NumberText>
      </p>
      {line.paid === 0 ? null : (
        <p className="small soft">
          {t("pay.line.paid", { charged: formatMoney(line.charged, locale), paid: formatMoney(line.paid, locale) })}
        </p>
      )}
      {line.why.map((why, index) => (
        <Reason key={index} why={why} t={t} />
      ))}
    </div>
  );
}

function Reason({ why, t }: { why: Why; t: Translate }) {
  return (
    <div className={styles.reason}>
      <p>{why.text}</p>
      <p className={styles.arithmetic}>
        <bdi dir="ltr">{why.arithmetic}</bdi>
      </p>
      <p className="soft">{why.rounding}</p>
      {why.clause ? (
        <p className="soft">
          {t("pay.why.clause")} <bdi>{why.clause}</bdi>
        </p>
      ) : null}
    </div>
  );
}
