import { CASE_CONSUMES, CASE_EMITS, FEE_CONSUMES } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";
import { applicationForm } from "./application/application.form.ts";
import { applicationWorkflow } from "./application/application.workflow.ts";

export const manifest = defineService({
  name: "sample-permit",
  version: "0.1.0",
  plugin: { publisher: { name: "Sample publisher" }, platform: ">=0.1.0 <1.0.0", fetchBudget: 4 },
  permissions: [
    { code: "sample-permit.read", description: "See applications.", roles: ["SAMPLE_PERMIT_OFFICER", "CITY_ADMIN"] },
    { code: "sample-permit.decide", description: "Approve, refuse and withdraw.", roles: ["SAMPLE_PERMIT_OFFICER"] },
  ],
  settings: [{ key: "sample-permit.fee", description: "What a permit costs, in whole rupees.", default: 100, min: 0, max: 100_000 }],
  emits: CASE_EMITS,
  consumes: [...CASE_CONSUMES, ...FEE_CONSUMES],
  service: {
    id: "sample-permit",
    typeName: "SamplePermit",
    label: "service.label",
    description: "service.description",
    callToAction: "service.callToAction",
    keywords: "service.keywords",
    icon: "generic",
    numberTemplate: "{STATE}-{CITY}-SAMPLE-PERMIT-{FY}-{SEQ:6}",
    gapless: false,
    form: applicationForm,
    workflow: applicationWorkflow,
    // Given when the fee is paid, taken back when the permit is withdrawn.
    certificate: { title: "certificate.title", statement: "certificate.statement", issuedBy: ["PAY"], revokedBy: ["WITHDRAW"] },
    fees: {
      label: "fees.label",
      cycle: "ONCE",
      heads: [
        { code: "SAMPLE_PERMIT_FEE", category: "FEE", order: 1 },
        { code: "SAMPLE_PERMIT_ROUNDOFF", category: "ROUNDING", order: 2 },
      ],
      roundingHead: "SAMPLE_PERMIT_ROUNDOFF",
      modes: ["CASH", "CARD", "ONLINE"],
      partFrom: null,
      receiptNumber: "SAMPLE_PERMIT/{CITY}/{FY}/{SEQ:6}",
    },
  },
});
