import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { CounterBillQuery } from "../../graphql/documents/counter.ts";
import { BillView } from "../../money/bill-view.tsx";
import { PaymentList } from "../../money/payment-list.tsx";
import { readFlash } from "../../session/flash.ts";
import { BackLink, Notice, NumberText } from "../../ui/surfaces.tsx";
import { TakeForm } from "./take-form.tsx";

/** A bill at the counter: the form stands filled in with the whole of it, so that Enter takes it in cash. */
export async function CounterBillPage({
  locale,
  t,
  city,
  permissions,
  account,
  asked,
}: Desk & { account: string; asked: Record<string, string | string[] | undefined> }) {
  const [data, flash] = await Promise.all([ask(CounterBillQuery, { account, city }, locale), readFlash(asked)]);
  const { bill, myCounterSession: session } = data;
  const collects = permissions.has("billing.collect");
  return (
    <div className="stack-l">
      <div>
        <BackLink href={`/${locale}/officer/counter`}>{t("counter.title")}</BackLink>
        <h1>{bill.serviceName}</h1>
        <p className="soft">
          <NumberText>{bill.number}</NumberText> · <bdi>{data.billingAccount.payerName}</bdi>
        </p>
      </div>
      <BillView bill={bill} locale={locale} t={t} />
      {collects && session && bill.total > 0 ? (
        <TakeForm bill={bill} sessionId={session.id} payerName={data.billingAccount.payerName} flash={flash} locale={locale} t={t} />
      ) : null}
      {collects && !session ? (
        <Notice kind="waiting">
          <a href={`/${locale}/officer/counter`}>{t("counter.openFirst")}</a>
        </Notice>
      ) : null}
      {bill.total === 0 ? <p role="status">{t("pay.nothingDue")}</p> : null}
      {data.payments.nodes.length ? (
        <section className="stack" aria-labelledby="payments">
          <h2 id="payments">{t("pay.payments")}</h2>
          <PaymentList payments={data.payments.nodes} hrefOf={(one) => `/${locale}/officer/payments/${one.id}`} locale={locale} t={t} />
        </section>
      ) : null}
    </div>
  );
}
