import { CASE_CONSUMES, CASE_EMITS, FEE_CONSUMES } from "@civicgraph/events";
import { type CaseServiceDefinition, defineService } from "@civicgraph/plugin-sdk";
import { applicationWorkflow } from "./application/application.workflow.ts";
import { divisionWorkflow } from "./division/division.workflow.ts";
import { applicationForm } from "./forms/application.form.ts";
import { divisionForm } from "./forms/division.form.ts";
import { transferForm } from "./forms/transfer.form.ts";
import { propertyMeasures } from "./property.measures.ts";
import { transferWorkflow } from "./transfer/transfer.workflow.ts";

const officers = ["PT_CEMP", "PT_DOC_VERIFIER", "PT_FIELD_INSPECTOR", "PT_APPROVER", "CITY_ADMIN"];

/** DIGIT's PT.MUTATION, beside the registration. */
export const transferService: CaseServiceDefinition = {
  id: "property-transfer",
  livesWith: "property",
  typeName: "PropertyTransfer",
  label: "transfer.label",
  description: "transfer.description",
  callToAction: "transfer.callToAction",
  keywords: "transfer.keywords",
  icon: "property",
  numberTemplate: "{STATE}-{CITY}-PTM-{FY}-{SEQ:6}",
  gapless: false,
  form: transferForm,
  workflow: transferWorkflow,
  fees: {
    label: "transfer.fee",
    cycle: "ONCE",
    heads: [
      { code: "PT_MUTATION_PENALTY", category: "PENALTY", order: 1 },
      { code: "PT_MUTATION_FEE", category: "FEE", order: 2 },
      { code: "PT_MUTATION_ROUNDOFF", category: "ROUNDING", order: 3 },
    ],
    rules: [
      {
        id: "pt-mutation-late",
        kind: "penalty",
        clause: "DIGIT, mutationPaymentPeriodInMonth: six months",
        head: "PT_MUTATION_PENALTY",
        on: ["PT_MUTATION_FEE"],
        amount: { rate: 1000, min: null, max: null },
        from: { at: "daysAfterIssue", days: 183 },
      },
    ],
    roundingHead: "PT_MUTATION_ROUNDOFF",
    modes: ["CASH", "CHEQUE", "DEMAND_DRAFT", "CARD", "TRANSFER", "ONLINE"],
    partFrom: null,
    receiptNumber: "PTM/{CITY}/{FY}/{SEQ:6}",
  },
};

/** Bifurcation and amalgamation, beside the registration. */
export const divisionService: CaseServiceDefinition = {
  id: "property-division",
  livesWith: "property",
  typeName: "PropertyDivision",
  label: "division.label",
  description: "division.description",
  callToAction: "division.callToAction",
  keywords: "division.keywords",
  icon: "property",
  numberTemplate: "{STATE}-{CITY}-PTD-{FY}-{SEQ:6}",
  gapless: false,
  form: divisionForm,
  workflow: divisionWorkflow,
};

export const manifest = defineService({
  name: "property",
  version: "0.1.0",
  permissions: [
    { code: "property.read", description: "See properties, their owners and applications in one's city and wards.", roles: officers },
    {
      code: "property.fileOnBehalf",
      description: "File for a citizen at the counter, and correct what was sent back.",
      roles: ["PT_CEMP"],
    },
    {
      code: "property.verify",
      description: "Check the documents of an application: pass it on, send it back or refuse it.",
      roles: ["PT_DOC_VERIFIER"],
    },
    {
      code: "property.inspect",
      description: "Look at the property on the spot and pass the application on.",
      roles: ["PT_FIELD_INSPECTOR"],
    },
    { code: "property.approve", description: "Enter a property in the register, or refuse to.", roles: ["PT_APPROVER"] },
    {
      code: "property.assess",
      description: "Assess a property anew for a year, with an ad-hoc amount where there is a reason.",
      roles: ["PT_APPROVER"],
    },
    { code: "property.proposeRates", description: "Draft a pack of rates and rules.", roles: ["PT_APPROVER", "CITY_ADMIN", "STATE_ADMIN"] },
    {
      code: "property.signRates",
      description: "Sign a pack that somebody else drafted; then it is in force.",
      roles: ["CITY_ADMIN", "STATE_ADMIN"],
    },
    {
      code: "property.revealContact",
      description: "See a filer's contact, with a reason that they can read.",
      roles: ["PT_CEMP", "PT_DOC_VERIFIER", "PT_FIELD_INSPECTOR", "PT_APPROVER"],
    },
  ],
  settings: [],
  emits: CASE_EMITS,
  consumes: [...CASE_CONSUMES, ...FEE_CONSUMES],
  service: {
    id: "property",
    typeName: "PropertyApplication",
    label: "service.label",
    description: "service.description",
    callToAction: "service.callToAction",
    keywords: "service.keywords",
    icon: "property",
    numberTemplate: "{STATE}-{CITY}-PT-{FY}-{SEQ:6}",
    gapless: false,
    digitModule: "PT",
    form: applicationForm,
    workflow: applicationWorkflow,
  },
  moreServices: [transferService, divisionService],
  measures: propertyMeasures,
});
