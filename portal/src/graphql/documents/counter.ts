import { operation } from "../document.ts";
import type { Page } from "./mine.ts";
import { ACCOUNT_LINE, type AccountLine, BILL, type Bill, PAYMENT_LINE, type PaymentLine } from "./money.ts";

export interface CounterSession {
  id: string;
  counter: string;
  float: number;
  openedAt: string;
  closedAt: string | null;
  totals: { mode: string; count: number; amount: number }[];
  countedCash: number | null;
  difference: number | null;
  remittedAt: string | null;
}

export const COUNTER_SESSION = "id counter float openedAt closedAt totals { mode count amount } countedCash difference remittedAt";

/** The clerk's counter, and what was searched for. */
export const CounterQuery = operation<
  { myCounterSession: CounterSession | null; billingAccounts?: Page<AccountLine> },
  { city: string; words: string; search: boolean; after: string | null }
>(/* GraphQL */ `
  query Counter($city: ID!, $words: String, $search: Boolean!, $after: String) {
    myCounterSession(city: $city) { ${COUNTER_SESSION} }
    billingAccounts(city: $city, search: $words, first: 20, after: $after) @include(if: $search) {
      nodes { ${ACCOUNT_LINE} } totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The bill of an account as the city's staff sees it. */
export const CounterBillQuery = operation<
  {
    bill: Bill;
    billingAccount: { payerName: string };
    myCounterSession: { id: string; counter: string } | null;
    payments: Page<PaymentLine>;
  },
  { account: string; city: string }
>(/* GraphQL */ `
  query CounterBill($account: ID!, $city: ID!) {
    bill(account: $account) { ${BILL} }
    billingAccount(id: $account) { payerName }
    myCounterSession(city: $city) { id counter }
    payments(account: $account, first: 20) { nodes { ${PAYMENT_LINE} } totalCount pageInfo { hasNextPage endCursor } }
  }
`);

export const CounterSessionQuery = operation<{ counterSession: CounterSession }, { id: string }>(/* GraphQL */ `
  query CounterSession($id: ID!) {
    counterSession(id: $id) { ${COUNTER_SESSION} }
  }
`);

export const OpenCounterMutation = operation<
  { openCounter: { id: string } },
  { input: { id: string; city: string; counter: string; float: number } }
>(/* GraphQL */ `
  mutation OpenCounter($input: OpenCounterInput!) {
    openCounter(input: $input) { id }
  }
`);

export const CloseCounterMutation = operation<
  { closeCounter: { id: string } },
  { input: { id: string; countedCash: number } }
>(/* GraphQL */ `
  mutation CloseCounter($input: CloseCounterInput!) {
    closeCounter(input: $input) { id }
  }
`);

export interface TakePaymentInput {
  [key: string]: unknown;
  id: string;
  sessionId: string;
  accountId: string;
  amount: number;
  mode: string;
  instrument: { number: string; date: string; ifsc: string } | null;
  payerName: string;
}

export const TakePaymentMutation = operation<{ takePayment: { id: string } }, { input: TakePaymentInput }>(/* GraphQL */ `
  mutation TakePayment($input: TakePaymentInput!) {
    takePayment(input: $input) { id }
  }
`);

export const ReversePaymentMutation = operation<
  { reversePayment: { id: string } },
  { input: { id: string; reversal: string; reason: string } }
>(/* GraphQL */ `
  mutation ReversePayment($input: ReversePaymentInput!) {
    reversePayment(input: $input) { id }
  }
`);

export const RefundPaymentMutation = operation<{ refundPayment: { id: string } }, { input: { id: string; reason: string } }>(/* GraphQL */ `
  mutation RefundPayment($input: RefundPaymentInput!) {
    refundPayment(input: $input) { id }
  }
`);
