import type { SubgraphServices, Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import { type AccountRow, readEvents } from "../account/read-account.ts";
import { type Due, dueOn } from "../due/due-on.ts";
import type { BillingService } from "../master/billing-service.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { digestOf } from "./digest.ts";

export interface ReadBill {
  account: AccountRow;
  service: BillingService;
  due: Due;
  digest: string;
}

/** What an account owes on a day, by the rules that are in force on it. */
export async function readBill(query: Tx["query"], account: AccountRow, on: Day): Promise<ReadBill> {
  const service = await billingServiceOf(query, { city: account.city, service: account.service, on });
  const { demands, payments } = await readEvents(query, account.id);
  const due = dueOn(service, demands, payments, on);
  return { account, service, due, digest: digestOf(account.id, due) };
}

export const billOf = (services: SubgraphServices, account: AccountRow, on: Day): Promise<ReadBill> =>
  services.transact((tx) => readBill(tx.query, account, on));
