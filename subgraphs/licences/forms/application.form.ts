import type { FormCondition, FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";
import { APPLICATION_KINDS, LICENCE_TYPES, STRUCTURES } from "../fee/fee-schedule.ts";

const isNew: FormCondition = { field: "kind", equals: "NEW" };
const renews: FormCondition = { field: "kind", notEquals: "NEW" };
const describes: FormCondition = { field: "kind", notEquals: "DIRECTRENEWAL" };

const choice = (name: string, values: readonly string[], when?: FormCondition): FormFieldDefinition => ({
  name,
  type: "choice",
  label: `form.${name}.label`,
  required: true,
  options: values.map((value) => ({ value, label: `${name}.${value}` })),
  ...(when ? { when } : {}),
});
const quantity: FormFieldDefinition = {
  name: "quantity",
  type: "integer",
  label: "form.quantity.label",
  help: "form.quantity.help",
  required: false,
  min: 1,
  max: 999_999,
};

/** What a licence asks; a renewal without changes asks for its number alone. */
export const applicationForm: FormDefinition = {
  id: "trade-licence",
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
      id: "kind",
      title: "form.kind.title",
      fields: [choice("kind", APPLICATION_KINDS)],
    },
    {
      id: "known",
      title: "form.known.title",
      fields: [
        {
          name: "licenceNumber",
          type: "text",
          label: "form.licenceNumber.label",
          help: "form.licenceNumber.help",
          required: true,
          maxLength: 60,
          when: renews,
        },
      ],
    },
    {
      id: "business",
      title: "form.business.title",
      fields: [
        { name: "tradeName", type: "text", label: "form.tradeName.label", required: true, minLength: 2, maxLength: 100, when: describes },
        choice("licenceType", LICENCE_TYPES, isNew),
        {
          name: "validUntil",
          type: "date",
          label: "form.validUntil.label",
          help: "form.validUntil.help",
          required: true,
          when: { field: "licenceType", equals: "TEMPORARY" },
        },
        choice("structure", STRUCTURES, describes),
      ],
    },
    {
      id: "place",
      title: "form.place.title",
      fields: [
        { name: "locality", type: "locality", label: "form.locality.label", required: true, when: describes },
        { name: "address", type: "text", label: "form.address.label", required: true, minLength: 3, maxLength: 300, when: describes },
      ],
    },
    {
      id: "trades",
      title: "form.trades.title",
      help: "form.trades.help",
      fields: [
        {
          name: "trades",
          type: "group",
          label: "form.trades.label",
          itemLabel: "form.trades.item",
          required: true,
          maxItems: 20,
          when: describes,
          fields: [
            { name: "tradeType", type: "category", label: "form.tradeType.label", required: true, optionsField: "licenceTrades" },
            quantity,
          ],
        },
      ],
    },
    {
      id: "accessories",
      title: "form.accessories.title",
      help: "form.accessories.help",
      fields: [
        {
          name: "accessories",
          type: "group",
          label: "form.accessories.label",
          itemLabel: "form.accessories.item",
          required: false,
          maxItems: 20,
          when: describes,
          fields: [
            { name: "accessory", type: "category", label: "form.accessory.label", required: false, optionsField: "licenceAccessories" },
            quantity,
            { name: "count", type: "integer", label: "form.count.label", required: false, min: 1, max: 1000 },
          ],
        },
      ],
    },
    {
      id: "papers",
      title: "form.papers.title",
      help: "form.papers.help",
      fields: [{ name: "attachments", type: "photos", label: "form.papers.label", required: false, maxItems: 5, when: describes }],
    },
  ],
};
