import type { FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";
import { OWNER_CATEGORIES, OWNERSHIPS } from "../registry/codes.ts";
import { CONSTRUCTIONS, OCCUPANCIES, PROPERTY_TYPES } from "../tax/taxable.ts";

const choice = (name: string, list: string, values: readonly string[], more: Partial<FormFieldDefinition> = {}): FormFieldDefinition => ({
  name,
  type: "choice",
  label: `form.${list}.label`,
  required: true,
  options: values.map((value) => ({ value, label: `${list}.${value}` })),
  ...more,
});
const MAX_SQUARE_YARDS = 1_000_000;
const built = { field: "unit.area", present: true };

/** What the registration of a property asks: one owner and one floor. More of both are sent over the graph, which has lists of them. */
export const applicationForm: FormDefinition = {
  id: "property-application",
  pages: [
    {
      id: "applicant",
      title: "form.applicant.title",
      help: "form.applicant.help",
      onBehalfOnly: true,
      fields: [
        { name: "onBehalfOf.name", type: "text", label: "form.name.label", required: true, minLength: 2, maxLength: 100 },
        { name: "onBehalfOf.mobile", type: "mobile", label: "form.mobile.label", required: true },
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
      fields: [
        {
          name: "landArea",
          type: "integer",
          label: "form.landArea.label",
          help: "form.landArea.help",
          required: false,
          min: 1,
          max: MAX_SQUARE_YARDS,
        },
        {
          name: "unit.area",
          type: "integer",
          label: "form.unitArea.label",
          help: "form.unitArea.help",
          required: false,
          min: 1,
          max: MAX_SQUARE_YARDS,
        },
      ],
    },
    {
      id: "unit",
      title: "form.unit.title",
      fields: [
        {
          name: "unit.floor",
          type: "integer",
          label: "form.floor.label",
          help: "form.floor.help",
          required: true,
          min: -4,
          max: 150,
          when: built,
        },
        choice("unit.occupancy", "occupancy", OCCUPANCIES, { when: built }),
        choice("unit.construction", "construction", CONSTRUCTIONS, { required: false, when: built }),
        {
          name: "unit.annualRentRupees",
          type: "integer",
          label: "form.rent.label",
          help: "form.rent.help",
          required: true,
          min: 1,
          max: 1_000_000_000,
          when: { field: "unit.occupancy", equals: "RENTED" },
        },
      ],
    },
    {
      id: "owner",
      title: "form.owner.title",
      help: "form.owner.help",
      fields: [
        choice("ownership", "ownership", OWNERSHIPS),
        { name: "owner.name", type: "text", label: "form.ownerName.label", required: true, minLength: 2, maxLength: 100 },
        choice("owner.category", "ownerCategory", OWNER_CATEGORIES),
      ],
    },
    {
      id: "documents",
      title: "form.documents.title",
      help: "form.documents.help",
      fields: [{ name: "attachments", type: "photos", label: "form.documents.label", required: true, maxItems: 5 }],
    },
  ],
};
