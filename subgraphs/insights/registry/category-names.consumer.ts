import { categoriesChanged, type PayloadOf } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";

/** What the categories of cases are called, in each scope as its service last told it. */
export const categoryNames: Consumer = {
  name: "category-names",
  events: [categoriesChanged.type],
  async apply(event, tx) {
    const { service, scope, categories } = (event as LoggedEvent<PayloadOf<typeof categoriesChanged>>).payload;
    await tx.query("delete from category_name where service = ? and scope = ?", [service, scope]);
    await tx.query(
      `insert into category_name (service, scope, code, names) select ?, ?, code, names from jsonb_to_recordset(?::jsonb) as row (code text, names jsonb)
       on conflict do nothing`,
      [service, scope, JSON.stringify(categories)],
    );
  },
  async reset(tx) {
    await tx.query("delete from category_name");
  },
};
