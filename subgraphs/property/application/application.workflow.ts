import type { Workflow } from "@civicgraph/plugin-sdk";

const inWork = ["OPEN", "APPROVALPENDING", "DOCVERIFIED", "FIELDVERIFIED", "CORRECTIONPENDING"];

/** DIGIT's PT.CREATE and PT.UPDATE, which are the same but for their names, and PT.LEGACY, the entry of an old record by a clerk; 25 days for the whole as PT.UPDATE has it. */
export const applicationWorkflow: Workflow = {
  initial: "OPEN",
  slaHours: 600,
  calendar: "always",
  retentionYears: 30,
  states: [
    { code: "OPEN", kind: "open", slaHours: 120 },
    { code: "DOCVERIFIED", kind: "open", slaHours: 240 },
    { code: "FIELDVERIFIED", kind: "open", slaHours: 120 },
    { code: "APPROVALPENDING", kind: "open", slaHours: 120 },
    { code: "CORRECTIONPENDING", kind: "waiting" },
    { code: "APPROVED", kind: "final" },
    { code: "REJECTED", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "OPEN", by: ["filer"] },
    { code: "FILE", from: [""], to: "APPROVALPENDING", by: ["filer"] },
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
    {
      code: "APPROVE",
      from: ["FIELDVERIFIED", "APPROVALPENDING"],
      to: "APPROVED",
      by: ["permitted"],
      permission: "property.approve",
      needs: { comment: "optional" },
    },
    {
      code: "REJECT",
      from: ["FIELDVERIFIED", "APPROVALPENDING"],
      to: "REJECTED",
      by: ["permitted"],
      permission: "property.approve",
      needs: { comment: "required" },
    },
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
