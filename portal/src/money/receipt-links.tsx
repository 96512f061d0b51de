import type { Payment } from "../graphql/documents/money.ts";
import type { Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";
import { ShareIsland } from "../ui/share-island.tsx";

/** The receipt to keep, to hand on, and to check. */
export function ReceiptLinks({
  receipt,
  graph,
  locale,
  t,
  print = false,
}: {
  receipt: NonNullable<Payment["receipt"]>;
  graph: string;
  locale: Locale;
  t: Translate;
  /** At the counter, where it is printed at once: Enter opens it. */
  print?: boolean;
}) {
  const pdf = `${graph}${receipt.pdf}`;
  const shared = t("pay.receipt.share", { number: receipt.number, url: pdf });
  return (
    <div className="button-row">
      {/* biome-ignore lint/a11y/noAutofocus: see above */}
      <a className="button" href={pdf} target="_blank" rel="noreferrer" autoFocus={print}>
        {t(print ? "counter.print" : "pay.receipt.pdf")}
      </a>
      <ShareIsland text={shared} label={t("filing.share")} />
      <a className="button button-quiet" href={`https://wa.me/?text=${encodeURIComponent(shared)}`} rel="noreferrer">
        {t("filing.share.whatsapp")}
      </a>
      <a className="button button-quiet" href={`/${locale}/verify?code=${encodeURIComponent(receipt.code)}`}>
        {t("pay.receipt.verify")}
      </a>
    </div>
  );
}
