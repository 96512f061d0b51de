import type { Mode } from "../master/billing-service.ts";

/** The ledgers of a city's books. Debit is positive. */
export const RECEIVABLE = "ASSET.RECEIVABLE";
export const CASH = "ASSET.CASH";
export const CHEQUES = "ASSET.CHEQUES";
export const BANK = "ASSET.BANK";
export const ADVANCE = "LIABILITY.ADVANCE";
export const SUSPENSE = "LIABILITY.SUSPENSE";
export const INCOME = "INCOME";
export const GATEWAY_FEES = "EXPENSE.GATEWAY_FEES";

/** What a provider owes the city until it settles. */
export const gatewayLedger = (provider: string): string => `ASSET.GATEWAY.${provider.toUpperCase()}`;

/** Where the money of a payment at the counter lies until it is remitted. Card and transfer are in the bank at once. */
export const sourceOf = (mode: Exclude<Mode, "ONLINE">): string =>
  mode === "CASH" ? CASH : mode === "CHEQUE" || mode === "DEMAND_DRAFT" ? CHEQUES : BANK;
