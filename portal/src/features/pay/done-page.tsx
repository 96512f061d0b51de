import type { Payment } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { MessageKey, Translate } from "../../messages/translate.ts";
import { ReceiptLinks } from "../../money/receipt-links.tsx";
import { ReceiptView } from "../../money/receipt-view.tsx";
import { Notice, NumberText } from "../../ui/surfaces.tsx";
import { AgainIsland } from "./again-island.tsx";
import { payPath } from "./pay-path.ts";
import { readPayment } from "./read-payment.ts";

interface DonePageProps {
  locale: Locale;
  t: Translate;
  id: string;
  link: string | null;
  /** The graph's edge, as the reader's browser reaches it: receipts lie there. */
  graph: string;
}

/** What became of a payment: its receipt at once, or where it stands. */
export async function DonePage({ locale, t, id, link, graph }: DonePageProps) {
  const payment = await readPayment(id, link, locale);
  const bill = `/${locale}${payPath(payment.accountId, link)}`;
  if (!payment.receipt) return <Underway payment={payment} link={link} locale={locale} t={t} />;
  return (
    <div className="stack-l">
      <ReceiptView payment={payment} locale={locale} t={t} />
      <ReceiptLinks receipt={payment.receipt} graph={graph} locale={locale} t={t} />
      <p>
        <a href={bill}>{t(payment.receipt.dueAfter > 0 ? "pay.done.rest" : "pay.done.bill")}</a>
      </p>
    </div>
  );
}

const TEXTS: Record<string, { title: MessageKey; text: MessageKey }> = {
  pending: { title: "pay.pending.title", text: "pay.pending.text" },
  failed: { title: "pay.failed.title", text: "pay.failed.text" },
  suspense: { title: "pay.suspense.title", text: "pay.suspense.text" },
  refunded: { title: "pay.refunded.title", text: "pay.refunded.text" },
};

function Underway({ payment, link, locale, t }: { payment: Payment; link: string | null; locale: Locale; t: Translate }) {
  const bill = `/${locale}${payPath(payment.accountId, link)}`;
  const pending = payment.state === "pending";
  const words = TEXTS[payment.state] ?? TEXTS.refunded;
  return (
    <div className="stack">
      {pending ? <AgainIsland /> : null}
      {words ? <h1>{t(words.title)}</h1> : null}
      <p>
        <NumberText>{formatMoney(payment.amount, locale)}</NumberText>
      </p>
      {words ? <Notice kind={payment.state === "failed" ? "overdue" : "waiting"}>{t(words.text)}</Notice> : null}
      <div className="button-row">
        {pending ? (
          <a className="button" href={`/${locale}${payPath(`done/${payment.id}`, link)}`}>
            {t("pay.pending.again")}
          </a>
        ) : null}
        <a className={pending ? "button button-quiet" : "button"} href={bill}>
          {t(payment.state === "failed" ? "pay.failed.again" : "pay.done.bill")}
        </a>
      </div>
    </div>
  );
}
