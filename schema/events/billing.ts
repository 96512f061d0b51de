import { z } from "zod";
import { localized } from "./case.ts";
import { defineEvent } from "./define.ts";

/** An account owes nothing any more: a payment, or a correction, has seen to it. Whoever acts on it asks billing whether it is still so. */
export const accountSettled = defineEvent(
  "billing.account-settled",
  z.object({
    accountId: z.string(),
    /** The case whose fee it was; null for an account of a property or a connection. */
    caseId: z.string().nullable(),
    service: z.string(),
    city: z.string(),
    at: z.iso.datetime(),
  }),
);

const lines = z.array(
  z.object({
    /** Code of the tax head; null: what is left as an advance. */
    head: z.string().nullable(),
    /** Code of the period, `2026-27`. */
    period: z.string().nullable(),
    /** Whole paise. */
    amount: z.number().int(),
  }),
);
const account = {
  accountId: z.string(),
  /** The number that people quote. */
  number: z.string(),
  service: z.string(),
  city: z.string(),
  ownerId: z.string().nullable(),
  caseId: z.string().nullable(),
};

/** A payment was set against its account, or taken back. Two at most of each: `posted`, then `reversed` or `refunded`. */
export const paymentChanged = defineEvent(
  "billing.payment-changed",
  z.object({
    ...account,
    paymentId: z.string(),
    state: z.enum(["posted", "reversed", "refunded"]),
    /** What was paid, in whole paise. */
    amount: z.number().int(),
    mode: z.string(),
    paidOn: z.iso.date(),
    /** What this change put on each line; below nil where it was taken off again. Its sum is the amount, or the amount below nil. */
    lines,
    /** One line a language: what was paid for, under which number, how much. */
    summary: localized,
    at: z.iso.datetime(),
  }),
);

/** A demand was raised or corrected. */
export const demandRaised = defineEvent(
  "billing.demand-raised",
  z.object({ ...account, demandId: z.string(), issuedOn: z.iso.date(), periodFrom: z.iso.date(), lines, at: z.iso.datetime() }),
);
