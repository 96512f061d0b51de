import { boundariesChanged, caseChanged, cityChanged, contactRevealed, employeeChanged, serviceRegistered } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

const officers = ["GRO", "CITY_ADMIN"];

/** The manifest of a small service that registers one kind of animal: `dogs`, `Dog`. */
export const animalManifest = (name: string, typeName: string) =>
  defineService({
    name,
    version: "0.1.0",
    permissions: [
      { code: `${name}.read`, description: "See registrations.", roles: officers },
      { code: `${name}.approve`, description: "Approve a registration.", roles: officers },
    ],
    settings: [],
    emits: [caseChanged.type, contactRevealed.type, serviceRegistered.type],
    consumes: [employeeChanged.type, cityChanged.type, boundariesChanged.type],
    service: {
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
          { code: "REGISTERED", kind: "final" },
          { code: "WITHDRAWN", kind: "final" },
        ],
        actions: [
          { code: "FILE", from: [""], to: "APPLIED", by: ["filer"] },
          {
            code: "APPROVE",
            from: ["APPLIED"],
            to: "REGISTERED",
            by: ["permitted"],
            permission: `${name}.approve`,
            needs: { comment: "optional" },
          },
          { code: "WITHDRAW", from: ["APPLIED"], to: "WITHDRAWN", by: ["filer"], needs: { comment: "required" } },
        ],
      },
    },
  });
