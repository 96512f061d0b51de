import { CASE_CONSUMES, CASE_EMITS, FEE_CONSUMES } from "@civicgraph/events";
import { defineService, type FeeDefinition, type WorkflowAction, type WorkflowState } from "@civicgraph/plugin-sdk";

const officers = ["GRO", "CITY_ADMIN"];

/** What a registration costs, where it costs anything: a fee of ₹500 with 10 % on it after thirty days. */
const fees: FeeDefinition = {
  label: "service.label",
  cycle: "ONCE",
  heads: [
    { code: "ANIMAL_FEE", category: "FEE", order: 2 },
    { code: "ANIMAL_PENALTY", category: "PENALTY", order: 1 },
    { code: "ANIMAL_ROUNDOFF", category: "ROUNDING", order: 3 },
  ],
  rules: [
    {
      id: "animal-late",
      kind: "penalty",
      clause: "By-laws, 7",
      head: "ANIMAL_PENALTY",
      on: ["ANIMAL_FEE"],
      amount: { rate: 1000, min: null, max: null },
      from: { at: "daysAfterIssue", days: 30 },
    },
  ],
  roundingHead: "ANIMAL_ROUNDOFF",
  modes: ["CASH", "ONLINE"],
  partFrom: null,
  receiptNumber: "ANIMAL/{CITY}/{FY}/{SEQ:6}",
};

/** The manifest of a small service that registers one kind of animal: `dogs`, `Dog`. `paid`: for a fee. */
export const animalManifest = (name: string, typeName: string, paid = false) =>
  defineService({
    name,
    version: "0.1.0",
    permissions: [
      { code: `${name}.read`, description: "See registrations.", roles: officers },
      { code: `${name}.approve`, description: "Approve a registration.", roles: officers },
    ],
    settings: [],
    emits: CASE_EMITS,
    consumes: [...CASE_CONSUMES, ...FEE_CONSUMES],
    service: {
      ...(paid ? { fees } : {}),
      id: name,
      typeName,
      label: "service.label",
      description: "service.description",
      callToAction: "service.callToAction",
      keywords: "service.keywords",
      icon: "pet",
      numberTemplate: `{STATE}-{CITY}-${name.toUpperCase()}-{FY}-{SEQ:6}`,
      gapless: false,
      form: {
        id: name,
        pages: [
          {
            id: "animal",
            title: "form.animal.title",
            fields: [
              { name: "animalName", type: "text", label: "form.name.label", required: true, minLength: 2, maxLength: 50 },
              {
                name: "kept",
                type: "choice",
                label: "form.kept.label",
                required: true,
                options: [
                  { value: "house", label: "form.kept.house" },
                  { value: "yard", label: "form.kept.yard" },
                ],
              },
            ],
          },
          {
            id: "vaccinated",
            title: "form.vaccinated.title",
            fields: [{ name: "vaccinated", type: "longText", label: "form.vaccinated.label", required: false, maxLength: 300 }],
          },
        ],
      },
      workflow: {
        initial: "APPLIED",
        slaHours: 240,
        calendar: "always",
        retentionYears: 3,
        states: [
          { code: "APPLIED", kind: "open", slaHours: 240 },
          ...(paid ? [{ code: "PENDINGPAYMENT", kind: "waiting", payment: true } satisfies WorkflowState] : []),
          { code: "REGISTERED", kind: "final" },
          { code: "WITHDRAWN", kind: "final" },
        ],
        actions: [
          { code: "FILE", from: [""], to: "APPLIED", by: ["filer"] },
          {
            code: "APPROVE",
            from: ["APPLIED"],
            to: paid ? "PENDINGPAYMENT" : "REGISTERED",
            by: ["permitted"],
            permission: `${name}.approve`,
            needs: { comment: "optional" },
          },
          ...(paid
            ? [
                {
                  code: "PAY",
                  from: ["PENDINGPAYMENT"],
                  to: "REGISTERED",
                  by: ["system"],
                  automatic: { when: "paid" },
                } satisfies WorkflowAction,
              ]
            : []),
          { code: "WITHDRAW", from: ["APPLIED"], to: "WITHDRAWN", by: ["filer"], needs: { comment: "required" } },
        ],
      },
    },
  });
