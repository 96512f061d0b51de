import { BillingAccount } from "./account.type.ts";
import type { AccountRow } from "./read-account.ts";

/** An account as the API shows it. */
export const toAccount = (row: AccountRow): BillingAccount =>
  Object.assign(new BillingAccount(), {
    id: row.id,
    city: { code: row.city },
    service: row.service,
    number: row.number,
    payerName: row.payer_name,
    place: row.place,
  });
