import type { RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { billHead } from "../bill/bill.type.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { Receipt } from "./receipt.type.ts";
import type { ReceiptLine } from "./receipt-lines.ts";
import { receiptPath } from "./receipt-path.ts";

export interface ReceiptRow {
  payment_id: string;
  city: string;
  number: string;
  service: string;
  issued_on: string;
  lines: ReceiptLine[];
  due_before: string;
  due_after: string;
  code: string;
}

export const RECEIPT_COLUMNS = "payment_id, city, number, service, issued_on::text, lines, due_before::text, due_after::text, code";

async function toReceipt(row: ReceiptRow, ctx: RequestContext): Promise<Receipt> {
  const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(ctx.db, sql, values);
  const service = await billingServiceOf(query, { city: row.city, service: row.service, on: dayInCity(ctx.now()) });
  const heads = new Map(service.heads.map((head) => [head.code, billHead(head, ctx.locale)]));
  return Object.assign(new Receipt(), {
    number: row.number,
    city: row.city,
    issuedOn: row.issued_on,
    lines: row.lines.map((line) => ({ head: line.head ? (heads.get(line.head) ?? null) : null, period: line.period, amount: line.amount })),
    dueBefore: Number(row.due_before),
    dueAfter: Number(row.due_after),
    code: row.code,
    pdf: receiptPath(row.payment_id, ctx.locale, ctx.secrets.service),
  });
}

/** Receipts of payments, in one query a request. The caller has checked who may see the payments. */
export const receiptOf = (paymentId: string, ctx: RequestContext): Promise<Receipt | null> =>
  ctx
    .loader<string, Receipt>("receipt", async (ids) => {
      const rows = await rawQuery<ReceiptRow>(ctx.db, `select ${RECEIPT_COLUMNS} from receipt where payment_id = any(?::uuid[])`, [
        [...ids],
      ]);
      const found = new Map(await Promise.all(rows.map(async (row) => [row.payment_id, await toReceipt(row, ctx)] as const)));
      return ids.map((id) => found.get(id) ?? null);
    })
    .load(paymentId);
