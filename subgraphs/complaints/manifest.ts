import { CASE_CONSUMES, CASE_EMITS, categoriesChanged } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";
import { complaintMeasures } from "./complaint/complaint.measures.ts";
import { complaintWorkflow } from "./complaint/complaint.workflow.ts";
import { complaintForm } from "./forms/complaint.form.ts";

const everyOfficer = ["GRO", "DGRO", "PGR_LME", "SUPERVISOR", "CSR", "PGR_VIEWER", "CITY_ADMIN"];

export const manifest = defineService({
  name: "complaints",
  version: "0.1.0",
  permissions: [
    { code: "complaints.read", description: "See complaints of one's city, departments and wards.", roles: everyOfficer },
    { code: "complaints.fileOnBehalf", description: "File for a citizen at the counter or on the phone.", roles: ["CSR"] },
    { code: "complaints.assign", description: "Give a complaint to a field worker.", roles: ["GRO", "DGRO"] },
    { code: "complaints.reject", description: "Refuse a complaint with a reason.", roles: ["GRO"] },
    { code: "complaints.resolve", description: "Work on what is assigned: resolve it or hand it back.", roles: ["PGR_LME"] },
    { code: "complaints.supervise", description: "Take over what is overdue.", roles: ["SUPERVISOR", "GRO", "CITY_ADMIN"] },
    { code: "complaints.reopen", description: "Open a complaint again for a citizen.", roles: ["CSR"] },
    { code: "complaints.comment", description: "Add a comment.", roles: ["GRO", "DGRO", "PGR_LME", "SUPERVISOR", "CSR", "CITY_ADMIN"] },
    {
      code: "complaints.revealContact",
      description: "See a filer's contact, with a reason that they can read.",
      roles: ["GRO", "DGRO", "PGR_LME", "SUPERVISOR", "CSR"],
    },
  ],
  settings: [
    {
      key: "complaints.reopenWindowHours",
      description: "How long after resolution or rejection a complaint may be reopened; then it closes by itself.",
      default: 72,
      min: 1,
      max: 720,
    },
  ],
  emits: [...CASE_EMITS, categoriesChanged.type],
  consumes: CASE_CONSUMES,
  service: {
    id: "complaints",
    typeName: "Complaint",
    label: "service.label",
    description: "service.description",
    callToAction: "service.callToAction",
    keywords: "service.keywords",
    icon: "complaint",
    numberTemplate: "{STATE}-{CITY}-PGR-{FY}-{SEQ:6}",
    gapless: false,
    digitModule: "PGR",
    form: complaintForm,
    workflow: complaintWorkflow,
    retention: { documentsDays: 3 * 365 },
  },
  measures: complaintMeasures,
});
