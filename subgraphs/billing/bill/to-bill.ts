import { localizedText } from "@civicgraph/kit";
import { Bill, BillLine, billHead } from "./bill.type.ts";
import type { ReadBill } from "./read-bill.ts";

/** A bill as the API shows it, in a language. */
export function toBill({ account, service, due, digest }: ReadBill, locale: string): Bill {
  return Object.assign(new Bill(), {
    accountId: account.id,
    service: account.service,
    serviceName: localizedText(service.names, locale),
    number: account.number,
    on: due.on,
    total: due.total,
    advance: due.advance,
    arrears: due.arrears,
    rebateUntil: due.rebateUntil,
    partFrom: service.payment.partFrom,
    modes: [...service.payment.modes],
    digest,
    lines: due.lines.map((line) =>
      Object.assign(new BillLine(), {
        head: billHead(line.head, locale),
        period: line.period?.code ?? null,
        charged: line.charged,
        paid: line.paid,
        due: line.due,
        parts: line.parts,
      }),
    ),
  });
}
