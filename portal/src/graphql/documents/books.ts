import { operation } from "../document.ts";
import { COUNTER_SESSION, type CounterSession } from "./counter.ts";
import type { Page } from "./mine.ts";

export interface LedgerBalance {
  ledger: string;
  amount: number;
}

/** A city's books today, and the counters whose money is not at the bank yet. */
export const BooksQuery = operation<{ trialBalance: LedgerBalance[]; openCounters: CounterSession[] }, { city: string; on: string | null }>(
  /* GraphQL */ `
  query Books($city: ID!, $on: Date) {
    trialBalance(city: $city, on: $on) { ledger amount }
    openCounters(city: $city) { ${COUNTER_SESSION} }
  }
`,
);

export const RemitCounterMutation = operation<
  { remitCounter: { id: string } },
  { input: { id: string; bankReference: string } }
>(/* GraphQL */ `
  mutation RemitCounter($input: RemitCounterInput!) {
    remitCounter(input: $input) { id }
  }
`);

export const CloseDayMutation = operation<{ closeDay: { digest: string } }, { input: { city: string; day: string } }>(/* GraphQL */ `
  mutation CloseDay($input: CloseDayInput!) {
    closeDay(input: $input) { digest }
  }
`);

export interface SuspenseItem {
  payment: { id: string; accountId: string; amount: number; mode: string; paidOn: string };
  why: string;
  since: string;
  dueAt: string;
  overdue: boolean;
}

export const SuspenseQuery = operation<{ suspense: Page<SuspenseItem> }, { city: string; after: string | null }>(/* GraphQL */ `
  query Suspense($city: ID!, $after: String) {
    suspense(city: $city, first: 20, after: $after) {
      nodes { payment { id accountId amount mode paidOn } why since dueAt overdue } totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export const SolveSuspenseMutation = operation<
  { solveSuspense: { id: string } },
  { input: { paymentId: string; accountId: string | null; note: string } }
>(/* GraphQL */ `
  mutation SolveSuspense($input: SolveSuspenseInput!) {
    solveSuspense(input: $input) { id }
  }
`);

/** The account that a whole number names, for an officer who sets money against it. */
export const AccountByNumberQuery = operation<
  { billingAccounts: { nodes: { id: string; number: string }[] } },
  { city: string; number: string }
>(/* GraphQL */ `
  query AccountByNumber($city: ID!, $number: String!) {
    billingAccounts(city: $city, number: $number, first: 1) { nodes { id number } }
  }
`);

export interface BookDifference {
  kind: string;
  subject: string;
  expected: number | null;
  found: number | null;
}

export const BookDifferencesQuery = operation<{ bookDifferences: BookDifference[] }, { city: string; since: string | null }>(/* GraphQL */ `
  query BookDifferences($city: ID!, $since: Date) {
    bookDifferences(city: $city, since: $since) { kind subject expected found }
  }
`);
