import type { MessageKey, Translate } from "../../messages/translate.ts";

const LEDGERS: Record<string, MessageKey> = {
  "ASSET.CASH": "books.ledger.CASH",
  "ASSET.CHEQUES": "books.ledger.CHEQUES",
  "ASSET.BANK": "books.ledger.BANK",
  "ASSET.RECEIVABLE": "books.ledger.RECEIVABLE",
  "LIABILITY.ADVANCE": "books.ledger.ADVANCE",
  "LIABILITY.SUSPENSE": "books.ledger.SUSPENSE",
  INCOME: "books.ledger.INCOME",
  "EXPENSE.GATEWAY_FEES": "books.ledger.GATEWAY_FEES",
};
const WHYS: Record<string, MessageKey> = {
  LOCK_EXPIRED: "books.suspense.LOCK_EXPIRED",
  ALREADY_PAID: "books.suspense.ALREADY_PAID",
  AMOUNT_DIFFERS: "books.suspense.AMOUNT_DIFFERS",
};
const KINDS: Record<string, MessageKey> = {
  SETTLED_UNKNOWN: "books.difference.SETTLED_UNKNOWN",
  SETTLED_NOT_POSTED: "books.difference.SETTLED_NOT_POSTED",
  SETTLED_OTHER_AMOUNT: "books.difference.SETTLED_OTHER_AMOUNT",
  NOT_SETTLED: "books.difference.NOT_SETTLED",
  LEDGER_AND_BILL: "books.difference.LEDGER_AND_BILL",
  POSTED_WITHOUT_JOURNAL: "books.difference.POSTED_WITHOUT_JOURNAL",
};

const named = (words: Record<string, MessageKey>, code: string, t: Translate): string =>
  Object.hasOwn(words, code) ? t(words[code] as MessageKey) : code;

/** Ledgers, reasons and kinds in words; one that is newer than this portal by its code. */
export function ledgerName(code: string, t: Translate): string {
  const provider = /^ASSET\.GATEWAY\.(.+)$/.exec(code)?.[1];
  return provider ? t("books.ledger.GATEWAY", { provider: provider.toLowerCase() }) : named(LEDGERS, code, t);
}
export const suspenseWhy = (code: string, t: Translate): string => named(WHYS, code, t);
export const differenceKind = (code: string, t: Translate): string => named(KINDS, code, t);
