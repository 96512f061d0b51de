import type { FormDefinition } from "@civicgraph/plugin-sdk";
import { applicantPage, area, choice, documentsPage } from "./parts.ts";

/** What a bifurcation or an amalgamation asks. */
export const divisionForm: FormDefinition = {
  id: "property-division",
  pages: [
    applicantPage,
    { id: "kind", title: "form.division.kind.title", fields: [choice("kind", "divisionKind", ["BIFURCATION", "AMALGAMATION"])] },
    {
      id: "properties",
      title: "form.division.properties.title",
      help: "form.division.properties.help",
      fields: [
        {
          name: "properties",
          type: "group",
          label: "form.division.properties.label",
          itemLabel: "form.division.property",
          required: true,
          maxItems: 20,
          fields: [{ name: "number", type: "text", label: "form.propertyNumber.label", required: true, maxLength: 40 }],
        },
      ],
    },
    {
      id: "parts",
      title: "form.division.parts.title",
      help: "form.division.parts.help",
      fields: [
        {
          name: "parts",
          type: "group",
          label: "form.division.parts.label",
          itemLabel: "form.division.part",
          required: true,
          minItems: 2,
          maxItems: 20,
          when: { field: "kind", equals: "BIFURCATION" },
          fields: [
            { name: "address", type: "text", label: "form.address.label", required: true, minLength: 3, maxLength: 300 },
            area("landArea", false),
            {
              name: "units",
              type: "text",
              label: "form.division.units.label",
              help: "form.division.units.help",
              required: false,
              maxLength: 200,
            },
            {
              name: "owner",
              type: "text",
              label: "form.division.owner.label",
              help: "form.division.owner.help",
              required: false,
              maxLength: 100,
            },
          ],
        },
      ],
    },
    {
      id: "merged",
      title: "form.division.merged.title",
      fields: [
        {
          name: "address",
          type: "text",
          label: "form.address.label",
          required: true,
          minLength: 3,
          maxLength: 300,
          when: { field: "kind", equals: "AMALGAMATION" },
        },
      ],
    },
    { ...documentsPage, help: "form.division.documents.help" },
  ],
};
