import { operation } from "../document.ts";
import type { Page } from "./mine.ts";

/** An account with what it owes today. */
export interface AccountLine {
  id: string;
  number: string;
  payerName: string;
  bill: { serviceName: string; total: number; arrears: { year: string; due: number }[] };
}

export const ACCOUNT_LINE = "id number payerName bill { serviceName total arrears { year due } }";

/** A citizen's own accounts; for the city's staff those whose number begins so. */
export const AccountsQuery = operation<
  { billingAccounts: Page<AccountLine> },
  { city: string; number: string | null; after: string | null }
>(/* GraphQL */ `
  query Accounts($city: ID!, $number: String, $after: String) {
    billingAccounts(city: $city, number: $number, first: 20, after: $after) {
      nodes { ${ACCOUNT_LINE} } totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export interface Why {
  rule: string;
  clause: string | null;
  text: string;
  inputs: { name: string; value: string }[];
  arithmetic: string;
  rounding: string;
  amount: number;
}

export interface BillLine {
  head: { code: string; name: string };
  period: string | null;
  charged: number;
  paid: number;
  due: number;
  why: Why[];
}

export interface Bill {
  accountId: string;
  service: string;
  serviceName: string;
  number: string;
  on: string;
  total: number;
  advance: number;
  partFrom: number | null;
  modes: string[];
  rebateUntil: string | null;
  arrears: { year: string; due: number }[];
  lines: BillLine[];
}

export const BILL = `accountId service serviceName number on total advance partFrom modes rebateUntil arrears { year due }
  lines { head { code name } period charged paid due why { rule clause text inputs { name value } arithmetic rounding amount } }`;

export interface PaymentLine {
  id: string;
  amount: number;
  mode: string;
  paidOn: string;
  state: string;
  receipt: { number: string } | null;
}

export const PAYMENT_LINE = "id amount mode paidOn state receipt { number }";

/** A payment with what it was for. */
export interface MyPayment extends PaymentLine {
  account: { number: string; bill: { serviceName: string } } | null;
}

export const MyPaymentsQuery = operation<{ myPayments: Page<MyPayment> }, { after: string | null }>(/* GraphQL */ `
  query MyPayments($after: String) {
    myPayments(first: 20, after: $after) {
      nodes { ${PAYMENT_LINE} account { number bill { serviceName } } } totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export interface BillData {
  bill: Bill;
  paymentProviders: string[];
  me: { name: string | null };
  /** For its owner: not for whoever comes by its pay link. */
  billingAccount?: { payLink: string };
  payments?: Page<PaymentLine>;
}

/** The bill of an account, with how to pay it; `own` adds what only its owner sees. */
export const BillQuery = operation<BillData, { account: string; link: string | null; own: boolean }>(/* GraphQL */ `
  query Bill($account: ID!, $link: String, $own: Boolean!) {
    bill(account: $account, link: $link) { ${BILL} }
    paymentProviders
    me { name }
    billingAccount(id: $account) @include(if: $own) { payLink }
    payments(account: $account, first: 20) @include(if: $own) { nodes { ${PAYMENT_LINE} } totalCount pageInfo { hasNextPage endCursor } }
  }
`);

export const FindBillToPayQuery = operation<
  { findBillToPay: { accountId: string; link: string } },
  { city: string; number: string; name: string }
>(/* GraphQL */ `
  query FindBillToPay($city: ID!, $number: String!, $name: String!) {
    findBillToPay(city: $city, number: $number, name: $name) { accountId link }
  }
`);

export const LockBillMutation = operation<
  { lockBill: { reference: string } },
  { input: { accountId: string; link: string | null; amount: number } }
>(/* GraphQL */ `
  mutation LockBill($input: LockBillInput!) {
    lockBill(input: $input) { reference }
  }
`);

export const StartOnlinePaymentMutation = operation<
  { startOnlinePayment: { url: string } },
  { input: { id: string; reference: string; provider: string; payerName: string; returnPath: string } }
>(/* GraphQL */ `
  mutation StartOnlinePayment($input: StartOnlinePaymentInput!) {
    startOnlinePayment(input: $input) { url }
  }
`);

export interface Payment extends Omit<PaymentLine, "receipt"> {
  accountId: string;
  reversal: string | null;
  /** Of a cheque or a draft. */
  instrument: { number: string; ifsc: string; bank: string | null } | null;
  receipt: {
    number: string;
    issuedOn: string;
    dueAfter: number;
    code: string;
    pdf: string;
    lines: { head: { name: string } | null; period: string | null; amount: number }[];
  } | null;
}

/** A payment with its receipt. */
export const PaymentQuery = operation<{ payment: Payment }, { id: string; link: string | null }>(/* GraphQL */ `
  query Payment($id: ID!, $link: String) {
    payment(id: $id, link: $link) {
      id accountId amount mode paidOn state reversal instrument { number ifsc bank }
      receipt { number issuedOn dueAfter code pdf lines { head { name } period amount } }
    }
  }
`);
