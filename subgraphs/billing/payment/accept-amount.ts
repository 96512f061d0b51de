import { isPaise, type Paise } from "@civicgraph/kit/money/paise";
import type { BillingService } from "../master/billing-service.ts";

export interface AmountFault {
  code: string;
  values?: Record<string, number>;
}

/** Whether an amount may be paid now against what is due. Null where it may; else why not. */
export function amountFault(
  amount: number,
  total: Paise,
  { payment, rounding }: Pick<BillingService, "payment" | "rounding">,
): AmountFault | null {
  if (!isPaise(amount) || amount <= 0) return { code: "billing.amountInvalid" };
  if (amount === total) return null;
  if (amount > total) return payment.advance ? wholeUnits(amount, rounding.unit) : { code: "billing.amountAboveDue" };
  if (payment.partFrom === null) return { code: "billing.amountNotWhole" };
  if (amount < Math.min(payment.partFrom, total)) return { code: "billing.amountBelowMinimum", values: { rupees: payment.partFrom / 100 } };
  return wholeUnits(amount, rounding.unit);
}

/** Bills are in whole rupees, so parts of them are. */
const wholeUnits = (amount: Paise, unit: number): AmountFault | null => (amount % unit === 0 ? null : { code: "billing.amountNotRupees" });
