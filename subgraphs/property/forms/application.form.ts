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
const built = { field: "propertyType", notEquals: "VACANT" };
const area = (name: string, required: boolean): FormFieldDefinition => ({
  name,
  type: "integer",
  label: `form.${name}.label`,
  help: `form.${name}.help`,
  required,
  min: 1,
  max: MAX_SQUARE_YARDS,
});

/** An owner with what the tax depends on; without shares they own by equal parts. */
export const ownerFields: FormFieldDefinition[] = [
  { name: "name", type: "text", label: "form.ownerName.label", required: true, minLength: 2, maxLength: 100 },
  { name: "share", type: "integer", label: "form.share.label", help: "form.share.help", required: false, min: 1, max: 100 },
  choice("category", "ownerCategory", OWNER_CATEGORIES),
];

/** What the registration of a property, or of its change, asks. */
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
    {
      id: "documents",
      title: "form.documents.title",
      help: "form.documents.help",
      fields: [{ name: "attachments", type: "photos", label: "form.documents.label", required: true, maxItems: 5 }],
    },
  ],
};
