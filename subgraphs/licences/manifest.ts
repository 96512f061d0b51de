import { CASE_CONSUMES, CASE_EMITS, FEE_CONSUMES } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";
import { applicationWorkflow } from "./application/application.workflow.ts";
import { applicationForm } from "./forms/application.form.ts";
import { licenceMeasures } from "./licence.measures.ts";

const officers = ["TL_CEMP", "TL_DOC_VERIFIER", "TL_FIELD_INSPECTOR", "TL_APPROVER", "CITY_ADMIN"];

export const manifest = defineService({
  name: "licences",
  version: "0.1.0",
  permissions: [
    { code: "licences.read", description: "See licences and applications of one's city and wards.", roles: officers },
    { code: "licences.fileOnBehalf", description: "File for a citizen at the counter, and hand in again.", roles: ["TL_CEMP"] },
    { code: "licences.verify", description: "Check the papers: pass them on, send them back or refuse.", roles: ["TL_DOC_VERIFIER"] },
    {
      code: "licences.inspect",
      description: "Look at the business on the spot, with checklist and photos.",
      roles: ["TL_FIELD_INSPECTOR"],
    },
    { code: "licences.approve", description: "Approve, change the fee with a reason, refuse or cancel.", roles: ["TL_APPROVER"] },
    { code: "licences.setFees", description: "Set what licences cost from a day on.", roles: ["CITY_ADMIN", "STATE_ADMIN"] },
    {
      code: "licences.revealContact",
      description: "See a filer's contact, with a reason that they can read.",
      roles: ["TL_CEMP", "TL_DOC_VERIFIER", "TL_FIELD_INSPECTOR", "TL_APPROVER"],
    },
  ],
  settings: [
    {
      key: "licences.renewalOpensDays",
      description: "How many days before its end a licence may be renewed.",
      default: 91,
      min: 1,
      max: 365,
    },
    {
      key: "licences.renewalClosesDays",
      description: "How many days after its end a licence may still be renewed; later it has to be applied for anew.",
      default: 365,
      min: 0,
      max: 366,
    },
    {
      key: "licences.reminderDays",
      description: "How many days before its end the holder of a licence is reminded, e.g. 60,30,7.",
      default: "60,30,7",
    },
  ],
  emits: CASE_EMITS,
  consumes: [...CASE_CONSUMES, ...FEE_CONSUMES],
  service: {
    id: "licences",
    typeName: "LicenceApplication",
    label: "service.label",
    description: "service.description",
    callToAction: "service.callToAction",
    keywords: "service.keywords",
    icon: "licence",
    numberTemplate: "{STATE}-{CITY}-TL-{FY}-{SEQ:6}",
    gapless: false,
    digitModule: "TL",
    form: applicationForm,
    workflow: applicationWorkflow,
    certificate: { title: "certificate.title", statement: "certificate.statement", issuedBy: ["PAY"], revokedBy: ["CANCEL"] },
    retention: { certificatesYears: 10 },
    fees: {
      label: "fees.label",
      cycle: "ONCE",
      heads: [
        { code: "TL_RENEWAL_PENALTY", category: "PENALTY", order: 1 },
        { code: "TL_ADHOC_PENALTY", category: "FINES", order: 2 },
        { code: "TL_TAX", category: "FEE", order: 3 },
        { code: "TL_RENEWAL_TAX", category: "FEE", order: 4 },
        { code: "TL_RENEWAL_REBATE", category: "REBATE", order: 5 },
        { code: "TL_ADHOC_REBATE", category: "REBATE", order: 6 },
        { code: "TL_ROUNDOFF", category: "ROUNDING", order: 7 },
      ],
      rules: [
        {
          id: "tl-renewal-early",
          kind: "rebate",
          clause: "DIGIT, TradeLicense.Rebate: 10 % until 31 March",
          head: "TL_RENEWAL_REBATE",
          on: ["TL_RENEWAL_TAX"],
          amount: { rate: 1000, min: null, max: null },
          until: { at: "dayOfYear", month: 3, day: 31, years: -1 },
        },
        {
          id: "tl-renewal-late",
          kind: "penalty",
          clause: "DIGIT, TradeLicense.Penalty: 10 % from 1 September",
          head: "TL_RENEWAL_PENALTY",
          on: ["TL_RENEWAL_TAX"],
          amount: { rate: 1000, min: null, max: null },
          from: { at: "dayOfYear", month: 9, day: 1, years: 0 },
        },
      ],
      roundingHead: "TL_ROUNDOFF",
      modes: ["CASH", "CHEQUE", "DEMAND_DRAFT", "CARD", "TRANSFER", "ONLINE"],
      partFrom: null,
      receiptNumber: "TL/{CITY}/{FY}/{SEQ:6}",
    },
  },
  measures: licenceMeasures,
});
