import { LOCALES, negotiateLocale, type SubgraphServices } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { crestSvg } from "@civicgraph/kit/paper/crest";
import { readCity } from "@civicgraph/kit/projections/known-cities";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import type { FastifyInstance } from "fastify";
import { renderSVG } from "uqr";
import { isUuid } from "../account/uuid.ts";
import type { BillingConfig } from "../config.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { compileReceipt } from "./compile-receipt.ts";
import type { ReceiptLine } from "./receipt-lines.ts";
import { isReceiptMark } from "./receipt-path.ts";
import { receiptSheet } from "./receipt-sheet.ts";

interface Row {
  city: string;
  number: string;
  service: string;
  lines: ReceiptLine[];
  due_after: string;
  code: string;
  account: string;
  payer_name: string;
  amount: string;
  mode: string;
  instrument: { number: string; ifsc: string } | null;
  paid_on: string;
  state: string;
}

async function receiptPdf(services: SubgraphServices, row: Row, locale: string, publicUrl: string): Promise<Buffer> {
  const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(services.db, sql, values);
  const city = await readCity(services, row.city);
  const record = {
    ...row,
    cityCode: row.city,
    city,
    service: await billingServiceOf(query, { city: row.city, service: row.service, on: dayInCity(services.now()) }),
    payer: row.payer_name,
    amount: Number(row.amount),
    paidOn: row.paid_on,
    dueAfter: Number(row.due_after),
  };
  // The page verifies it with a network; the code alone does without.
  const qr = renderSVG(`${publicUrl}/verify?code=${row.code}`, { ecc: "L", border: 0 });
  return compileReceipt(receiptSheet(record, locale, services.translate(locale)), { crest: crestSvg(city?.crest), qr });
}

/** `/billing/receipts/<payment>/<mark>.pdf?locale=`: shared and printed again by whoever has the path. A payment that was taken back says so. */
export function receiptRoute(app: FastifyInstance, services: SubgraphServices, { publicUrl }: BillingConfig): void {
  app.get<{ Params: { payment: string; file: string }; Querystring: { locale?: string } }>(
    "/billing/receipts/:payment/:file",
    async (request, reply) => {
      const { payment, file } = request.params;
      const mark = file.endsWith(".pdf") ? file.slice(0, -4) : "";
      if (!isUuid(payment) || !isReceiptMark(payment, mark, services.secrets.service)) return reply.code(404).send();
      const [row] = await rawQuery<Row>(
        services.db,
        `select receipt.city, receipt.number, receipt.service, lines, due_after::text, code, account.number as account, payment.payer_name, amount::text, mode,
           instrument, paid_on::text, state
         from receipt join payment on payment.id = receipt.payment_id join account on account.id = payment.account_id where payment_id = ?`,
        [payment],
      );
      if (!row) return reply.code(404).send();
      const asked = request.query.locale ?? "";
      const locale = (LOCALES as readonly string[]).includes(asked) ? asked : negotiateLocale(request.headers["accept-language"]);
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${row.number.replace(/[^A-Za-z0-9-]+/g, "-")}.pdf"`)
        .header("cache-control", "private, no-store")
        .header("x-content-type-options", "nosniff")
        .send(await receiptPdf(services, row, locale, publicUrl));
    },
  );
}
