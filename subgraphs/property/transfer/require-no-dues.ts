import { Refusal, type SubgraphServices } from "@civicgraph/kit";
import { formatMoney } from "@civicgraph/kit/money/format-money";
import { sum } from "@civicgraph/kit/money/paise";

interface Dues {
  accountId: string;
  service: string;
  total: number;
}

/** No title passes while anything is owed under the number of the property, by whatever service. Asks billing, and fails closed. */
export async function requireNoDues(
  { city, number }: { city: string; number: string },
  path: string,
  ctx: SubgraphServices & { locale?: string },
): Promise<void> {
  const owed = (await ctx.call<Dues[]>("billing", "duesOf", { city, number, service: null })).filter((one) => one.total > 0);
  if (owed.length === 0) return;
  const money = (amount: number) => formatMoney(amount, ctx.locale ?? "en");
  throw new Refusal(
    "DUES_OUTSTANDING",
    "property.dues",
    { number, amount: money(sum(owed.map((one) => one.total))) },
    owed.map(({ service, total }) => ({ path, code: "property.duesOf", values: { service, amount: money(total), number } })),
  );
}
