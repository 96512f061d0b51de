import { badInput, type RequestContext, type Tx } from "@civicgraph/kit";
import { type Day, isDay } from "@civicgraph/kit/calendar/day";
import { type BillingService, billingServiceSchema } from "./billing-service.ts";

export interface MasterChange {
  /** A city, or a state for all its cities. */
  city: string;
  effectiveFrom: Day;
  document: unknown;
  reason: string;
}

/** Says from a day on how a service bills. Nothing is overwritten: what held before holds for the days before. */
export async function setBillingService(change: MasterChange, ctx: RequestContext): Promise<BillingService> {
  ctx.viewer.require("billing.configure", change.city);
  if (!isDay(change.effectiveFrom)) throw badInput({ path: "input.effectiveFrom", code: "field.invalid" });
  if (change.reason.trim().length < 10) throw badInput({ path: "input.reason", code: "field.tooShort", values: { min: 10 } });
  const document = billingServiceSchema.safeParse(change.document);
  if (!document.success) {
    throw badInput(
      ...document.error.issues.slice(0, 50).map((issue) => ({
        path: ["input.document", ...issue.path].join("."),
        code: "billing.masterFault",
        values: { fault: issue.message },
      })),
    );
  }
  await ctx.transact((tx) => writeMaster(tx, { ...change, document: document.data }, ctx.viewer.requireId(), ctx.now()));
  return document.data;
}

export async function writeMaster(
  tx: Tx,
  { city, effectiveFrom, document, reason }: MasterChange & { document: BillingService },
  by: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into billing_master (city, service, effective_from, document, reason, changed_by, changed_at) values (?, ?, ?, ?::jsonb, ?, ?, ?)`,
    [city, document.service, effectiveFrom, JSON.stringify(document), reason.trim(), by, at],
  );
}
