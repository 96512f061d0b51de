import type { SubgraphServices } from "@civicgraph/kit";
import type { ItemDocument, ItemKind } from "../item/item-document.ts";
import { loadItems, planItems, writeItems } from "../item/item-rows.ts";
import { demoAccessories, demoPapers, demoSchedule, demoTrades } from "./demo-trades.ts";

const STATE = "pb";
const SCHEDULE = "7d1d6f0c-3b5e-4c5a-9a50-5c0f5c1e0001";

/** Trades, accessories and fees of the demo's state. Run again it changes nothing that somebody else has changed since. */
export async function seedLicences(services: SubgraphServices): Promise<void> {
  const documents = (items: typeof demoTrades, papers: ItemDocument["papers"]): ItemDocument[] =>
    items.map(([code, uom, [en, hi, ur]], position) => ({
      scope: STATE,
      code,
      names: { en, hi, ur },
      uom,
      papers,
      active: true,
      position,
    }));
  await services.transact(async (tx) => {
    const seed = async (kind: ItemKind, wanted: ItemDocument[]) => {
      const known = await loadItems(tx, STATE, kind);
      const missing = wanted.filter(({ code }) => !known.some((one) => one.code === code));
      await writeItems(tx, kind, planItems([], missing));
    };
    await seed("TRADE", documents(demoTrades, demoPapers));
    await seed("ACCESSORY", documents(demoAccessories, {}));
    await tx.query(
      `insert into licence_fee_schedule (id, city, effective_from, document, reason, set_by, set_at) values (?, ?, '2020-04-01', ?::jsonb, ?, 'demo', ?) on conflict do nothing`,
      [SCHEDULE, STATE, JSON.stringify(demoSchedule), "Fees of the demo", services.now()],
    );
  });
}
