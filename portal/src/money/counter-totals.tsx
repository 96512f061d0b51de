import type { CounterSession } from "../graphql/documents/counter.ts";
import type { Locale } from "../messages/locales.ts";
import { formatMoney } from "../messages/money.ts";
import type { Translate } from "../messages/translate.ts";
import { DataTable } from "../ui/data-table.tsx";
import { NumberText } from "../ui/surfaces.tsx";
import { modeName } from "./payment-words.ts";

/** What a counter took, by mode, with the sum of it all. */
export function CounterTotals({ session, locale, t }: { session: CounterSession; locale: Locale; t: Translate }) {
  if (session.totals.length === 0) return <p>{t("counter.totals.none")}</p>;
  const sum = session.totals.reduce((all, one) => ({ mode: "", count: all.count + one.count, amount: all.amount + one.amount }), {
    mode: "",
    count: 0,
    amount: 0,
  });
  return (
    <DataTable
      caption={t("counter.totals")}
      head="mode"
      columns={[
        { key: "mode", label: t("pay.receipt.mode"), plain: true },
        { key: "count", label: t("counter.totals.count") },
        { key: "amount", label: t("counter.totals.amount") },
      ]}
      rows={[...session.totals, sum].map((one) => ({
        key: one.mode,
        cells: {
          mode: one.mode ? modeName(one.mode, t) : t("counter.totals.all"),
          count: <NumberText>{one.count}</NumberText>,
          amount: <NumberText>{formatMoney(one.amount, locale)}</NumberText>,
        },
      }))}
    />
  );
}
