import type { Workflow } from "@civicgraph/plugin-sdk";

const inWork = ["OPEN", "DOCVERIFIED", "FIELDVERIFIED", "PAID", "CORRECTIONPENDING"];

/** DIGIT's PT.MUTATION: as a registration, with the fee between the visit and the decision. */
export const transferWorkflow: Workflow = {
  initial: "OPEN",
  slaHours: 600,
  calendar: "always",
  retentionYears: 30,
  states: [
    { code: "OPEN", kind: "open", slaHours: 120 },
    { code: "DOCVERIFIED", kind: "open", slaHours: 240 },
    { code: "FIELDVERIFIED", kind: "waiting", payment: true },
    { code: "PAID", kind: "open", slaHours: 120 },
    { code: "CORRECTIONPENDING", kind: "waiting" },
    { code: "APPROVED", kind: "final" },
    { code: "REJECTED", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "OPEN", by: ["filer"] },
    { code: "VERIFY", from: ["OPEN"], to: "DOCVERIFIED", by: ["permitted"], permission: "property.verify", needs: { comment: "optional" } },
    {
      code: "SENDBACKTOCITIZEN",
      from: ["OPEN"],
      to: "CORRECTIONPENDING",
      by: ["permitted"],
      permission: "property.verify",
      needs: { comment: "required" },
    },
    { code: "REJECT", from: ["OPEN"], to: "REJECTED", by: ["permitted"], permission: "property.verify", needs: { comment: "required" } },
    {
      code: "FORWARD",
      from: ["DOCVERIFIED"],
      to: "FIELDVERIFIED",
      by: ["permitted"],
      permission: "property.inspect",
      needs: { comment: "required", attachments: "optional" },
    },
    { code: "PAY", from: ["FIELDVERIFIED"], to: "PAID", by: ["system"], automatic: { when: "paid" } },
    { code: "APPROVE", from: ["PAID"], to: "APPROVED", by: ["permitted"], permission: "property.approve", needs: { comment: "optional" } },
    { code: "REJECT", from: ["PAID"], to: "REJECTED", by: ["permitted"], permission: "property.approve", needs: { comment: "required" } },
    {
      code: "REOPEN",
      from: ["CORRECTIONPENDING"],
      to: "OPEN",
      by: ["filer", "permitted"],
      permission: "property.fileOnBehalf",
      needs: { comment: "required", attachments: "optional" },
    },
    {
      code: "REJECT",
      from: ["CORRECTIONPENDING"],
      to: "REJECTED",
      by: ["filer", "permitted"],
      permission: "property.fileOnBehalf",
      needs: { comment: "required" },
    },
    {
      code: "COMMENT",
      from: inWork,
      to: "same",
      by: ["filer", "permitted"],
      permission: "property.read",
      needs: { comment: "required", attachments: "optional" },
    },
  ],
};
