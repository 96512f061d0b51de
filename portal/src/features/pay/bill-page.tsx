import { ask } from "../../graphql/ask.ts";
import { BillQuery } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import { BillView } from "../../money/bill-view.tsx";
import { PaymentList } from "../../money/payment-list.tsx";
import { readFlash } from "../../session/flash.ts";
import { ShareIsland } from "../../ui/share-island.tsx";
import { BackLink, NumberText } from "../../ui/surfaces.tsx";
import { PayForm } from "./pay-form.tsx";

interface BillPageProps {
  locale: Locale;
  t: Translate;
  account: string;
  link: string | null;
  /** Of this portal, for links that are handed on. */
  origin: string;
  asked: Record<string, string | string[] | undefined>;
}

/** One bill: how much, why, and how to pay it. Opened by its owner, or by whoever holds its pay link. */
export async function BillPage({ locale, t, account, link, origin, asked }: BillPageProps) {
  const [data, flash] = await Promise.all([ask(BillQuery, { account, link, own: link === null }, locale), readFlash(asked)]);
  const { bill } = data;
  const handedOn = data.billingAccount ? `${origin}/${locale}/pay/${account}?link=${data.billingAccount.payLink}` : null;
  const shared = handedOn ? t("pay.share.text", { service: bill.serviceName, number: bill.number, url: handedOn }) : "";
  return (
    <div className="stack-l">
      <div>
        <BackLink href={`/${locale}/pay`}>{t("pay.title")}</BackLink>
        <h1>{bill.serviceName}</h1>
        <p className="soft">
          <NumberText>{bill.number}</NumberText>
        </p>
      </div>
      <BillView bill={bill} locale={locale} t={t} />
      {bill.total > 0 ? (
        <PayForm
          bill={bill}
          link={link}
          providers={bill.modes.includes("ONLINE") ? data.paymentProviders : []}
          name={data.me.name ?? ""}
          flash={flash}
          locale={locale}
          t={t}
        />
      ) : (
        <p role="status">{t("pay.nothingDue.text")}</p>
      )}
      {handedOn && bill.total > 0 ? (
        <section className="stack" aria-labelledby="share">
          <h2 id="share">{t("pay.share")}</h2>
          <p className="soft">{t("pay.share.help")}</p>
          <div className="button-row">
            <ShareIsland text={shared} label={t("filing.share")} />
            <a className="button button-quiet" href={`https://wa.me/?text=${encodeURIComponent(shared)}`} rel="noreferrer">
              {t("filing.share.whatsapp")}
            </a>
            <a href={handedOn}>{t("pay.share.link", { amount: formatMoney(bill.total, locale) })}</a>
          </div>
        </section>
      ) : null}
      {data.payments?.nodes.length ? (
        <section className="stack" aria-labelledby="payments">
          <h2 id="payments">{t("pay.payments")}</h2>
          <PaymentList payments={data.payments.nodes} hrefOf={(one) => `/${locale}/pay/done/${one.id}`} locale={locale} t={t} />
        </section>
      ) : null}
    </div>
  );
}
