import type { Workflow } from "@civicgraph/plugin-sdk";

const verifier = { by: ["permitted" as const], permission: "pet-registration.verify" };
const approver = { by: ["permitted" as const], permission: "pet-registration.approve" };

/** Applied, verified, approved, paid: registered for a year, and renewed from year to year as the same case. */
export const petWorkflow: Workflow = {
  initial: "APPLIED",
  slaHours: 168,
  calendar: "office",
  retentionYears: 5,
  states: [
    { code: "APPLIED", kind: "open", slaHours: 72 },
    { code: "DOCVERIFIED", kind: "open", slaHours: 72 },
    { code: "SENTBACK", kind: "waiting" },
    { code: "PENDINGPAYMENT", kind: "waiting", payment: true },
    { code: "REGISTERED", kind: "done" },
    { code: "EXPIRED", kind: "done" },
    { code: "REJECTED", kind: "final" },
    { code: "CANCELLED", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "APPLIED", by: ["filer"] },
    { code: "VERIFY", from: ["APPLIED"], to: "DOCVERIFIED", ...verifier, needs: { comment: "optional" } },
    { code: "SENDBACK", from: ["APPLIED"], to: "SENTBACK", ...verifier, needs: { comment: "required" } },
    { code: "RESUBMIT", from: ["SENTBACK"], to: "APPLIED", by: ["filer"], needs: { comment: "required", attachments: "optional" } },
    { code: "APPROVE", from: ["DOCVERIFIED"], to: "PENDINGPAYMENT", ...approver, needs: { comment: "optional" } },
    { code: "REJECT", from: ["APPLIED", "DOCVERIFIED", "SENTBACK"], to: "REJECTED", ...approver, needs: { comment: "required" } },
    { code: "PAY", from: ["PENDINGPAYMENT"], to: "REGISTERED", by: ["system"], automatic: { when: "paid" } },
    {
      code: "RENEW",
      from: ["REGISTERED", "EXPIRED"],
      to: "PENDINGPAYMENT",
      by: ["filer"],
      guard: "renewable",
      needs: { attachments: "required", fields: [{ name: "vaccinationNumber", type: "text", required: true, min: 3, max: 40 }] },
    },
    { code: "REMIND", from: ["REGISTERED"], to: "same", by: ["system"] },
    { code: "EXPIRE", from: ["REGISTERED"], to: "EXPIRED", by: ["system"] },
    { code: "CANCEL", from: ["REGISTERED"], to: "CANCELLED", ...approver, needs: { comment: "required" } },
  ],
};
