import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { dayInCity, financialYearOf } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import { readCity } from "@civicgraph/kit/projections/known-cities";
import type { SigningKey } from "@civicgraph/kit/sign/signing-keys";
import type { AccountRow } from "../account/read-account.ts";
import { signReceipt } from "./receipt-code.ts";
import type { ReceiptLine } from "./receipt-lines.ts";

export interface ReceiptToIssue {
  account: AccountRow;
  template: string;
  paymentId: string;
  amount: Paise;
  paidOn: string;
  lines: readonly ReceiptLine[];
  dueBefore: Paise;
  dueAfter: Paise;
}

/** `PT/{CITY}/{FY}/{SEQ:6}` filled in. */
export const receiptNumber = (template: string, parts: { city: string; financialYear: string; sequence: number }): string =>
  template
    .replaceAll("{CITY}", parts.city)
    .replaceAll("{FY}", parts.financialYear)
    .replace(/\{SEQ(?::(\d+))?\}/g, (_, width) => String(parts.sequence).padStart(Number(width ?? 1), "0"));

/** Letters of the city in numbers: its own, else the last part of its code. */
export async function cityLetters(services: SubgraphServices, city: string): Promise<string> {
  return (await readCity(services, city))?.numberCode ?? (city.split(".").at(-1) ?? city).toUpperCase();
}

/**
 * Gives the next number of the series, and the receipt. The counter's row stays locked until commit: that is what leaves no gap, so this is the last
 * statement of the transaction but one.
 */
export async function issueReceipt(
  tx: Tx,
  { account, template, paymentId, amount, paidOn, lines, dueBefore, dueAfter }: ReceiptToIssue,
  { key, letters, now }: { key: SigningKey; letters: string; now: Date },
): Promise<string> {
  const issuedOn = dayInCity(now);
  const financialYear = financialYearOf(issuedOn);
  const [counter] = await tx.query<{ value: string }>(
    `insert into receipt_counter (city, service, financial_year, value) values (?, ?, ?, 1)
     on conflict (city, service, financial_year) do update set value = receipt_counter.value + 1 returning value::text`,
    [account.city, account.service, financialYear],
  );
  const sequence = Number(counter?.value);
  const number = receiptNumber(template, { city: letters, financialYear, sequence });
  const code = await signReceipt({ city: account.city, number, account: account.number, amount, paidOn, paymentId }, key);
  await tx.query(
    `insert into receipt (payment_id, city, number, sequence, service, financial_year, issued_on, lines, due_before, due_after, kid, code, issued_at)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)`,
    [
      paymentId,
      account.city,
      number,
      sequence,
      account.service,
      financialYear,
      issuedOn,
      JSON.stringify(lines),
      dueBefore,
      dueAfter,
      key.kid,
      code,
      now,
    ],
  );
  return number;
}
