import { randomBytes } from "node:crypto";
import { badInput, conflict, type RequestContext, rateLimited } from "@civicgraph/kit";
import { type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import type { AccountRow } from "../account/read-account.ts";
import { amountFault } from "../payment/accept-amount.ts";
import { readBill } from "./read-bill.ts";

/** An amount that stands for somebody who is about to pay it. */
export interface BillLock {
  reference: string;
  accountId: string;
  onDay: Day;
  amount: Paise;
  total: Paise;
  expiresAt: Date;
}

const HOUR_MS = 3_600_000;
const NOTHING_DUE = "billing.nothingDue";

/** Locks what is due today, or a part of it, under a reference that nobody guesses. The amount stands until it expires, even past midnight. */
export async function lockBill(account: AccountRow, amount: Paise | null, ctx: RequestContext): Promise<BillLock> {
  const now = ctx.now();
  const most = await ctx.setting<number>("billing.locksPerHour", account.city);
  return ctx.transact(async (tx) => {
    const [taken] = await tx.query<{ locks: number }>(
      "select count(*)::int as locks from bill_lock where account_id = ? and created_at > ?",
      [account.id, new Date(now.getTime() - HOUR_MS)],
    );
    if ((taken?.locks ?? 0) >= most) throw rateLimited(HOUR_MS / 1000);
    const { service, due, digest } = await readBill(tx.query, account, dayInCity(now));
    const wanted = amount ?? due.total;
    if (wanted === 0 && due.total === 0) throw conflict(NOTHING_DUE);
    const fault = amountFault(wanted, due.total, service);
    if (fault) throw badInput({ path: "input.amount", ...fault });
    const reference = randomBytes(12).toString("base64url");
    const expiresAt = new Date(now.getTime() + service.payment.lockMinutes * 60_000);
    await tx.query(
      `insert into bill_lock (reference, city, account_id, version, on_day, amount, total, digest, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [reference, account.city, account.id, account.version, due.on, wanted, due.total, digest, now, expiresAt],
    );
    return { reference, accountId: account.id, onDay: due.on, amount: wanted, total: due.total, expiresAt };
  });
}
