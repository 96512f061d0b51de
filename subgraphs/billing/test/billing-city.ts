import { type Answer, startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { v7 as uuid } from "uuid";
import type { BillingService } from "../master/billing-service.ts";
import { writeMaster } from "../master/set-billing-service.ts";
import { propertyTax } from "../seed/property-tax.ts";
import subgraph from "../subgraph.ts";

export const CITY = "pb.amritsar";
export const id = (): string => uuid();

export interface BillingCity extends TestCity {
  clerk: string;
  accountant: string;
  admin: string;
  owner: string;
  ownerId: string;
  /** Asks billing, and fails the test where the answer is an error. */
  must<T>(query: string, variables: Record<string, unknown>, token?: string): Promise<T>;
  billing<T>(query: string, variables: Record<string, unknown>, token?: string, locale?: string): Promise<Answer<T>>;
  /** An account with a demand of each year: rupees of tax. */
  account(taxes: Record<string, number>): Promise<string>;
  /** The clerk's open session, opened when it is first needed. */
  counter(): Promise<string>;
  pay(account: string, rupees: number, more?: Record<string, unknown>): Promise<PaidAnswer>;
  bill(account: string, on?: string): Promise<BillAnswer>;
}

export interface PaidAnswer {
  id: string;
  state: string;
  receipt: {
    number: string;
    code: string;
    pdf: string;
    dueBefore: number;
    dueAfter: number;
    lines: { head: { code: string }; amount: number }[];
  };
}

export interface BillAnswer {
  total: number;
  advance: number;
  digest: string;
  rebateUntil: string | null;
  arrears: { year: string; due: number }[];
  lines: {
    head: { code: string; name: string };
    period: string | null;
    due: number;
    why: { text: string; arithmetic: string; amount: number }[];
  }[];
}

export const PAYMENT_FIELDS = "id state receipt { number code pdf dueBefore dueAfter lines { head { code } amount } }";
export const TAKE = `mutation ($input: TakePaymentInput!) { takePayment(input: $input) { ${PAYMENT_FIELDS} } }`;
export const BILL = `query ($account: ID!, $on: Date, $link: String) { bill(account: $account, on: $on, link: $link) { total advance digest rebateUntil
  arrears { year due } lines { head { code name } period due why { text arithmetic amount } } } }`;

/** A city that bills property tax, with a clerk, an accounts officer and a citizen. */
export async function startBillingCity(options: { now?: string; service?: Partial<BillingService> } = {}): Promise<BillingCity> {
  const city = await startTestCity([subgraph], { now: new Date(options.now ?? "2026-11-24T06:00:00Z") });
  const staff = (role: string) => city.employee({ [CITY]: { roles: [role] } });
  const ownerId = id();
  const people = {
    clerk: await staff("CEMP"),
    accountant: await staff("ACCOUNTS_OFFICER"),
    admin: await staff("CITY_ADMIN"),
    owner: await city.citizen(ownerId),
  };
  const services = city.services("billing");
  const document = { ...propertyTax, ...options.service };
  await services.transact((tx) =>
    writeMaster(tx, { city: "pb", effectiveFrom: "2013-04-01", document, reason: "The example" }, "test", services.now()),
  );
  let session: Promise<string> | null = null;
  const made: BillingCity = {
    ...city,
    ...people,
    ownerId,
    billing: (query, variables, token, locale) =>
      city.ask("billing", query, variables, { ...(token ? { token } : {}), ...(locale ? { locale } : {}) }),
    async must<T>(query: string, variables: Record<string, unknown>, token?: string) {
      const { data, errors } = await made.billing<T>(query, variables, token);
      if (errors.length || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    async account(taxes) {
      const accountId = id();
      const open = "mutation ($input: OpenBillingAccountInput!) { openBillingAccount(input: $input) { id } }";
      const input = {
        id: accountId,
        city: CITY,
        service: "property",
        number: `PT-ASR-${accountId.slice(-6)}`,
        ownerId,
        payerName: "Harpreet Kaur",
      };
      await made.must(open, { input }, people.accountant);
      for (const [day, rupees] of Object.entries(taxes)) {
        const raise = "mutation ($input: RaiseDemandInput!) { raiseDemand(input: $input) { id } }";
        const lines = [{ head: "PT_TAX", amount: rupees * 100 }];
        await made.must(raise, { input: { id: id(), accountId, periodDay: day, issuedOn: day, lines } }, people.accountant);
      }
      return accountId;
    },
    counter() {
      const open = "mutation ($input: OpenCounterInput!) { openCounter(input: $input) { id } }";
      const input = { id: id(), city: CITY, counter: "1", float: 0 };
      session ??= made.must<{ openCounter: { id: string } }>(open, { input }, people.clerk).then((answer) => answer.openCounter.id);
      return session;
    },
    async pay(accountId, rupees, more = {}) {
      const input = {
        id: id(),
        sessionId: await made.counter(),
        accountId,
        amount: Math.round(rupees * 100),
        mode: "CASH",
        payerName: "Harpreet Kaur",
        ...more,
      };
      return (await made.must<{ takePayment: PaidAnswer }>(TAKE, { input }, people.clerk)).takePayment;
    },
    async bill(account, on) {
      return (await made.must<{ bill: BillAnswer }>(BILL, { account, on: on ?? null }, people.accountant)).bill;
    },
  };
  return made;
}
