import { redirect } from "next/navigation";
import { ask } from "../../graphql/ask.ts";
import { PaymentQuery } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "../../money/money.module.css";
import { readOnce } from "../../session/once.ts";
import { NumberText } from "../../ui/surfaces.tsx";
import { payPath } from "./pay-path.ts";

/** The last page before the provider's: what will be paid, and that one comes back. */
export async function AwayPage({ locale, t, id, link }: { locale: Locale; t: Translate; id: string; link: string | null }) {
  const [{ payment }, url] = await Promise.all([ask(PaymentQuery, { id, link }, locale), readOnce(id)]);
  if (!url || payment.state !== "pending") redirect(`/${locale}${payPath(`done/${id}`, link)}`);
  return (
    <div className="stack-l">
      <h1>{t("pay.away.title")}</h1>
      <div className={styles.panel}>
        <p>{t("pay.away.amount")}</p>
        <p className={styles.amount}>
          <NumberText>{formatMoney(payment.amount, locale)}</NumberText>
        </p>
      </div>
      <p>{t("pay.away.text")}</p>
      <div className="button-row step-actions">
        {/* biome-ignore lint/a11y/noAutofocus: Enter goes on */}
        <a className="button button-wide" href={url} rel="noreferrer" autoFocus>
          {t("pay.away.go")}
        </a>
        <a className="button button-plain" href={`/${locale}${payPath(payment.accountId, link)}`}>
          {t("common.back")}
        </a>
      </div>
    </div>
  );
}
