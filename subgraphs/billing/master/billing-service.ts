import { isPaise } from "@civicgraph/kit/money/paise";
import { z } from "zod";
import { CYCLES } from "../calendar/period.ts";
import { accrualRuleSchema } from "./accrual-rule.ts";
import { type TaxHead, taxHeadSchema } from "./tax-head.ts";

export const MODES = ["CASH", "CHEQUE", "DEMAND_DRAFT", "CARD", "TRANSFER", "ONLINE"] as const;
export type Mode = (typeof MODES)[number];

/** How one service bills: everything about it that is data. In force from a day on, the city's over the state's. */
export const billingServiceSchema = z
  .strictObject({
    /** The service's id in the registry. Billing knows no service by name. */
    service: z.string().regex(/^[A-Za-z][\x20-\x7e]{0,98}$/),
    names: z.record(z.string(), z.string().min(1)),
    cycle: z.enum(CYCLES),
    heads: z.array(taxHeadSchema).min(1).max(200),
    rules: z.array(accrualRuleSchema).max(200),
    /** The whole of a bill is rounded to this many paise, under this head. */
    rounding: z.strictObject({ unit: z.union([z.literal(1), z.literal(100)]), head: z.string() }),
    payment: z.strictObject({
      modes: z.array(z.enum(MODES)).min(1),
      /** The least that may be paid of a bill in part; null: whole or not at all. */
      partFrom: z.number().refine(isPaise).min(1).nullable(),
      /** Whether more than is due may be paid, to be set against what comes. */
      advance: z.boolean(),
      /** What a cheque that comes back costs its drawer, demanded with the reversal; none unless stated. */
      dishonour: z.strictObject({ head: z.string(), amount: z.number().refine(isPaise).min(1) }).optional(),
      /** For how long an amount stands once somebody is about to pay it. */
      lockMinutes: z.number().int().min(1).max(1440),
    }),
    /** `PT/{CITY}/{FY}/{SEQ:6}`: one series without gaps per city, service and financial year. */
    receiptNumber: z.string().regex(/\{SEQ(:\d+)?\}/),
  })
  .superRefine((service, faults) => {
    const heads = new Map(service.heads.map((head) => [head.code, head]));
    const fault = (path: (string | number)[], message: string) => faults.addIssue({ code: "custom", path, message });
    if (heads.size !== service.heads.length) fault(["heads"], "a head stands twice");
    if (heads.get(service.rounding.head)?.category !== "ROUNDING") fault(["rounding", "head"], "is no head of the category ROUNDING");
    if (service.payment.dishonour && !heads.has(service.payment.dishonour.head))
      fault(["payment", "dishonour", "head"], `${service.payment.dishonour.head} is no head of this service`);
    const ids = new Set<string>();
    service.rules.forEach((rule, index) => {
      if (ids.has(rule.id)) fault(["rules", index, "id"], "stands twice");
      ids.add(rule.id);
      if (!heads.has(rule.head)) fault(["rules", index, "head"], `${rule.head} is no head of this service`);
      for (const code of rule.on) {
        if (!heads.has(code)) fault(["rules", index, "on"], `${code} is no head of this service`);
        else if (rule.kind !== "rebate" && heads.get(code)?.category === "INTEREST") fault(["rules", index, "on"], "interest bears none");
        else if (code === rule.head) fault(["rules", index, "on"], "a rule is not reckoned on itself");
      }
    });
  });
export type BillingService = z.infer<typeof billingServiceSchema>;

export function headOf(service: BillingService, code: string): TaxHead {
  const head = service.heads.find((one) => one.code === code);
  if (!head) throw new Error(`${service.service}: ${code} is no head of this service`);
  return head;
}
