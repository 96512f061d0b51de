import { z } from "zod";
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
