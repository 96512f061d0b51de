import { CASE_CONSUMES, CASE_EMITS, FEE_CONSUMES } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";
import { petForm } from "./pet/pet.form.ts";
import { petWorkflow } from "./pet/pet.workflow.ts";

const rupees = { min: 0, max: 100_000 };

export const manifest = defineService({
  name: "pet-registration",
  version: "1.0.0",
  plugin: { publisher: { name: "CivicGraph examples" }, platform: ">=0.1.0 <1.0.0", fetchBudget: 4 },
  permissions: [
    { code: "pet-registration.read", description: "See registrations of pets.", roles: ["PTR_VERIFIER", "PTR_APPROVER", "CITY_ADMIN"] },
    { code: "pet-registration.verify", description: "Check the vaccination and the papers.", roles: ["PTR_VERIFIER"] },
    { code: "pet-registration.approve", description: "Approve, refuse or cancel a registration.", roles: ["PTR_APPROVER"] },
  ],
  settings: [
    { key: "pet-registration.newFee", description: "What a first registration costs, in whole rupees.", default: 500, ...rupees },
    { key: "pet-registration.renewalFee", description: "What each further year costs, in whole rupees.", default: 300, ...rupees },
    {
      key: "pet-registration.reminderDays",
      description: "How many days before its end a keeper is reminded.",
      default: 30,
      min: 1,
      max: 180,
    },
  ],
  emits: CASE_EMITS,
  consumes: [...CASE_CONSUMES, ...FEE_CONSUMES],
  service: {
    id: "pet-registration",
    typeName: "PetRegistration",
    label: "service.label",
    description: "service.description",
    callToAction: "service.callToAction",
    keywords: "service.keywords",
    icon: "pet",
    numberTemplate: "{STATE}-{CITY}-PTR-{FY}-{SEQ:6}",
    gapless: false,
    digitModule: "PTR",
    form: petForm,
    workflow: petWorkflow,
    certificate: { title: "certificate.title", statement: "certificate.statement", issuedBy: ["PAY"], revokedBy: ["CANCEL"] },
    fees: {
      label: "fees.label",
      cycle: "ONCE",
      heads: [
        { code: "PTR_FEE", category: "FEE", order: 1 },
        { code: "PTR_ROUNDOFF", category: "ROUNDING", order: 2 },
      ],
      roundingHead: "PTR_ROUNDOFF",
      modes: ["CASH", "CARD", "ONLINE"],
      partFrom: null,
      receiptNumber: "PTR/{CITY}/{FY}/{SEQ:6}",
    },
  },
});
