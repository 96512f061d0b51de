import type { SubgraphServices, Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import { type SigningKey, signingKey } from "@civicgraph/kit/sign/signing-keys";
import type { AccountRow } from "../account/read-account.ts";
import { dueOn } from "../due/due-on.ts";
import { type AccountView, type Occasion, postChange } from "../ledger/post-account.ts";
import { cityLetters, issueReceipt } from "../receipt/issue-receipt.ts";
import { receiptLines } from "../receipt/receipt-lines.ts";

/** What a receipt needs and no transaction may wait for. */
export interface ReceiptMeans {
  key: SigningKey;
  letters: string;
}

export const receiptMeans = async (services: SubgraphServices, city: string): Promise<ReceiptMeans> => ({
  key: await signingKey(services),
  letters: await cityLetters(services, city),
});

export interface PaymentToPost {
  id: string;
  amount: Paise;
  paidOn: Day;
}

/** Sets a payment against its locked account: journal and receipt in the caller's transaction. `record` makes the payment's row stand. */
export async function postPayment(
  tx: Tx,
  account: AccountRow,
  payment: PaymentToPost,
  occasion: Omit<Occasion, "paymentId">,
  { means, now }: { means: ReceiptMeans; now: Date },
  record: (before: AccountView) => Promise<void>,
): Promise<string> {
  const { before, after } = await postChange(tx, account, { ...occasion, paymentId: payment.id }, now, record);
  const { service } = after;
  const on = payment.paidOn;
  return issueReceipt(
    tx,
    {
      account,
      template: service.receiptNumber,
      paymentId: payment.id,
      amount: payment.amount,
      paidOn: on,
      lines: receiptLines(before.state, after.state),
      dueBefore: dueOn(service, before.demands, before.payments, on).total,
      dueAfter: dueOn(service, after.demands, after.payments, on).total,
    },
    { ...means, now },
  );
}
