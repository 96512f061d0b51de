import type { FormDefinition } from "@civicgraph/plugin-sdk";
import { OWNERSHIPS } from "../registry/codes.ts";
import { CONSTRUCTIONS, OCCUPANCIES, PROPERTY_TYPES } from "../tax/taxable.ts";
import { applicantPage, area, choice, documentsPage, ownerFields } from "./parts.ts";

const built = { field: "propertyType", notEquals: "VACANT" };
/** What the registration of a property, or of its change, asks. */
export const applicationForm: FormDefinition = {
  id: "property-application",
  pages: [
    {
      ...applicantPage,
      fields: [
        ...applicantPage.fields,
        {
          name: "legacyNumber",
          type: "text",
          label: "form.legacyNumber.label",
          help: "form.legacyNumber.help",
          required: false,
          maxLength: 60,
        },
      ],
    },
    {
      id: "known",
      title: "form.known.title",
      fields: [
        {
          name: "propertyNumber",
          type: "text",
          label: "form.propertyNumber.label",
          help: "form.propertyNumber.help",
          required: false,
          maxLength: 40,
        },
      ],
    },
    { id: "kind", title: "form.kind.title", fields: [choice("propertyType", "propertyType", PROPERTY_TYPES)] },
    {
      id: "usage",
      title: "form.usage.title",
      fields: [{ name: "usage", type: "category", label: "form.usage.label", required: true, optionsField: "propertyUsages" }],
    },
    {
      id: "place",
      title: "form.place.title",
      fields: [
        { name: "locality", type: "locality", label: "form.locality.label", required: true },
        {
          name: "address",
          type: "text",
          label: "form.address.label",
          help: "form.address.help",
          required: true,
          minLength: 3,
          maxLength: 300,
        },
        { name: "pincode", type: "pincode", label: "form.pincode.label", required: false },
      ],
    },
    {
      id: "measure",
      title: "form.measure.title",
      help: "form.measure.help",
      fields: [area("landArea", false)],
    },
    {
      id: "units",
      title: "form.units.title",
      help: "form.measure.help",
      fields: [
        {
          name: "units",
          type: "group",
          label: "form.units.label",
          itemLabel: "form.units.item",
          required: true,
          maxItems: 30,
          when: built,
          fields: [
            { name: "floor", type: "integer", label: "form.floor.label", help: "form.floor.help", required: true, min: -4, max: 150 },
            area("area", true),
            choice("occupancy", "occupancy", OCCUPANCIES),
            choice("construction", "construction", CONSTRUCTIONS, { required: false }),
            {
              name: "annualRentRupees",
              type: "integer",
              label: "form.rent.label",
              help: "form.rent.help",
              required: true,
              min: 1,
              max: 1_000_000_000,
              when: { field: "occupancy", equals: "RENTED" },
            },
          ],
        },
      ],
    },
    {
      id: "owner",
      title: "form.owner.title",
      help: "form.owner.help",
      fields: [
        choice("ownership", "ownership", OWNERSHIPS),
        {
          name: "owners",
          type: "group",
          label: "form.owners.label",
          itemLabel: "form.owners.item",
          required: true,
          maxItems: 20,
          fields: ownerFields,
        },
      ],
    },
    documentsPage,
  ],
};
