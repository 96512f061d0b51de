import type { KnownCity } from "@civicgraph/kit";
import { localizedText, type Translate } from "@civicgraph/kit";
import { formatMoney } from "@civicgraph/kit/money/format-money";
import { formatDay } from "../explain/format-day.ts";
import type { BillingService } from "../master/billing-service.ts";
import { bankOf } from "../payment/bank.ts";
import { amountInWords } from "./amount-in-words.ts";
import type { ReceiptSheet } from "./compile-receipt.ts";
import type { ReceiptLine } from "./receipt-lines.ts";

export interface ReceiptRecord {
  number: string;
  cityCode: string;
  city: KnownCity | undefined;
  service: BillingService;
  account: string;
  payer: string;
  amount: number;
  mode: string;
  instrument: { number: string; ifsc: string } | null;
  paidOn: string;
  state: string;
  lines: readonly ReceiptLine[];
  dueAfter: number;
}

/** What stands on a receipt, in one language. Pure. */
export function receiptSheet(record: ReceiptRecord, locale: string, t: Translate): ReceiptSheet {
  const money = (amount: number) => formatMoney(amount, locale);
  const heads = new Map(record.service.heads.map((head) => [head.code, localizedText(head.names, locale)]));
  const instrument = record.instrument
    ? [
        {
          name: t("receipt.instrument"),
          value: [record.instrument.number, record.instrument.ifsc, bankOf(record.instrument.ifsc)].filter(Boolean).join(" · "),
          latin: true,
        },
      ]
    : [];
  return {
    language: locale,
    city: localizedText(record.city?.names, locale) || record.cityCode,
    service: localizedText(record.service.names, locale),
    title: t("receipt.title"),
    number: record.number,
    voided: record.state === "posted" ? null : t("receipt.voided"),
    facts: [
      { name: t("receipt.payer"), value: record.payer, latin: false },
      { name: t("receipt.account"), value: record.account, latin: true },
      { name: t("receipt.paidOn"), value: formatDay(record.paidOn, locale), latin: false },
      { name: t("receipt.mode"), value: t(`mode.${record.mode}`), latin: false },
      ...instrument,
    ],
    columns: { head: t("receipt.column.head"), period: t("receipt.column.period"), amount: t("receipt.column.amount") },
    lines: record.lines.map((line) => ({
      head: line.head === null ? t("receipt.advance") : (heads.get(line.head) ?? line.head),
      period: line.period ?? "",
      amount: money(line.amount),
    })),
    total: { name: t("receipt.total"), value: money(record.amount), words: amountInWords(record.amount, locale) },
    verify: t("receipt.verify"),
    remaining: record.dueAfter > 0 ? t("receipt.remaining", { amount: money(record.dueAfter) }) : t("receipt.nothingRemains"),
  };
}
