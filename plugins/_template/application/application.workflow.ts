import type { Workflow } from "@civicgraph/plugin-sdk";

const officer = { by: ["permitted" as const], permission: "sample-permit.decide" };

/** Applied, approved, paid: issued. */
export const applicationWorkflow: Workflow = {
  initial: "APPLIED",
  slaHours: 72,
  calendar: "office",
  retentionYears: 5,
  states: [
    { code: "APPLIED", kind: "open", slaHours: 72 },
    { code: "PENDINGPAYMENT", kind: "waiting", payment: true },
    { code: "ISSUED", kind: "done" },
    { code: "REJECTED", kind: "final" },
    { code: "WITHDRAWN", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "APPLIED", by: ["filer"] },
    { code: "APPROVE", from: ["APPLIED"], to: "PENDINGPAYMENT", ...officer, needs: { comment: "optional" } },
    { code: "REJECT", from: ["APPLIED"], to: "REJECTED", ...officer, needs: { comment: "required" } },
    { code: "PAY", from: ["PENDINGPAYMENT"], to: "ISSUED", by: ["system"], automatic: { when: "paid" } },
    { code: "WITHDRAW", from: ["ISSUED"], to: "WITHDRAWN", ...officer, needs: { comment: "required" } },
  ],
};
