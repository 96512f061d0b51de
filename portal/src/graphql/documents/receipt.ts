import { operation } from "../document.ts";

export interface VerifiedReceipt {
  genuine: boolean;
  state: string | null;
  number: string | null;
  account: string | null;
  amount: number | null;
  paidOn: string | null;
}

export interface VerifiedCertificate {
  genuine: boolean;
  /** `VALID`, `EXPIRED` or `REVOKED`. */
  standing: string | null;
  title: string | null;
  number: string | null;
  holder: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** What the city says of the code on a receipt or a certificate; for everybody. */
export const VerifyCodeQuery = operation<
  { verifyReceipt: VerifiedReceipt; verifyCertificate: VerifiedCertificate },
  { code: string }
>(/* GraphQL */ `
  query VerifyCode($code: String!) {
    verifyReceipt(code: $code) { genuine state number account amount paidOn }
    verifyCertificate(code: $code) { genuine standing title number holder validFrom validTo }
  }
`);
