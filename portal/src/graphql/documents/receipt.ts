import { operation } from "../document.ts";

export interface VerifiedReceipt {
  genuine: boolean;
  state: string | null;
  number: string | null;
  account: string | null;
  amount: number | null;
  paidOn: string | null;
}

/** What the city says of the code on a receipt; for everybody. */
export const VerifyReceiptQuery = operation<{ verifyReceipt: VerifiedReceipt }, { code: string }>(/* GraphQL */ `
  query VerifyReceipt($code: String!) {
    verifyReceipt(code: $code) { genuine state number account amount paidOn }
  }
`);
