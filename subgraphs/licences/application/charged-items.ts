import { badInput, type FieldFault, Refusal, type RequestContext } from "@civicgraph/kit";
import type { Chargeable } from "../fee/reckon-fee.ts";
import { type ItemRow, itemName, itemsOf } from "../item/item-rows.ts";
import type { LicenceAccessoryInput, LicenceTradeInput } from "./application.inputs.ts";

interface Chosen {
  city: string;
  trades?: LicenceTradeInput[] | null;
  accessories?: LicenceAccessoryInput[] | null;
}

export interface ChargedItems {
  items: Chargeable[];
  /** Names in the reader's language, by kind and code. */
  names: ReadonlyMap<string, string>;
  /** What the city says of each trade, in the same order. */
  trades: ItemRow[];
}

export const nameKey = ({ item, code }: Pick<Chargeable, "item" | "code">): string => `${item} ${code}`;
const quantityOf = (row: ItemRow, given: number | null | undefined): number | null => (row.uom ? (given ?? null) : 1);

/** The trades and accessories that were named, as the city knows them; BAD_USER_INPUT names each row that it does not know or cannot count. */
export async function chargedItems({ city, trades, accessories }: Chosen, ctx: RequestContext): Promise<ChargedItems> {
  if (!trades?.length) throw badInput({ path: "input.trades", code: "field.required" });
  const known = (await itemsOf(city, ctx)).filter((row) => row.active);
  const faults: FieldFault[] = [];
  const rows: ItemRow[] = [];
  const items: Chargeable[] = [];
  const take = (kind: ItemRow["kind"], code: string, quantity: number | null | undefined, count: number, at: string, field: string) => {
    const row = known.find((one) => one.kind === kind && one.code === code);
    if (!row) return void faults.push({ path: `${at}.${field}`, code: "field.unknown" });
    const measured = quantityOf(row, quantity);
    if (measured === null) return void faults.push({ path: `${at}.quantity`, code: "field.required" });
    rows.push(row);
    items.push({ item: kind, code, quantity: measured, count });
  };
  for (const [index, { tradeType, quantity }] of trades.entries())
    take("TRADE", tradeType, quantity, 1, `input.trades.${index}`, "tradeType");
  // A form that offers a row leaves it empty where there is nothing to say.
  for (const [index, { accessory, quantity, count }] of (accessories ?? []).entries())
    if (!accessory) faults.push({ path: `input.accessories.${index}.accessory`, code: "field.required" });
    else take("ACCESSORY", accessory, quantity, count ?? 1, `input.accessories.${index}`, "accessory");
  if (faults.length > 0) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const names = new Map(rows.map((row) => [nameKey({ item: row.kind, code: row.code }), itemName(row, ctx.locale)]));
  return { items, names, trades: rows.filter((row) => row.kind === "TRADE") };
}
