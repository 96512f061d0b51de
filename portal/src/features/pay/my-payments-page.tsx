import { ask } from "../../graphql/ask.ts";
import { MyPaymentsQuery } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { PaymentList } from "../../money/payment-list.tsx";
import { BackLink, Empty } from "../../ui/surfaces.tsx";

/** Everything that the reader has paid, the newest first; each leads to its receipt. */
export async function MyPaymentsPage({ locale, t, after }: { locale: Locale; t: Translate; after: string | null }) {
  const { myPayments: payments } = await ask(MyPaymentsQuery, { after }, locale);
  return (
    <div className="stack">
      <BackLink href={`/${locale}/pay`}>{t("pay.title")}</BackLink>
      <h1>{t("pay.myPayments")}</h1>
      {payments.nodes.length === 0 ? (
        <Empty icon="rupee" title={t("pay.myPayments.none")} />
      ) : (
        <PaymentList
          payments={payments.nodes.map((one) => ({ ...one, of: one.account && `${one.account.bill.serviceName} ${one.account.number}` }))}
          hrefOf={(one) => `/${locale}/pay/done/${one.id}`}
          locale={locale}
          t={t}
        />
      )}
      {payments.pageInfo.hasNextPage ? (
        <a className="button button-quiet button-wide" href={`?after=${encodeURIComponent(payments.pageInfo.endCursor ?? "")}`}>
          {t("common.more")}
        </a>
      ) : null}
    </div>
  );
}
