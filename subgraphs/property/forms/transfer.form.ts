import type { FormDefinition } from "@civicgraph/plugin-sdk";
import { TRANSFER_REASONS } from "../transfer/transfer-reasons.ts";
import { applicantPage, choice, documentsPage, ownerFields } from "./parts.ts";

/** What a transfer of title asks. */
export const transferForm: FormDefinition = {
  id: "property-transfer",
  pages: [
    applicantPage,
    {
      id: "property",
      title: "form.transfer.property.title",
      help: "form.transfer.property.help",
      fields: [
        { name: "propertyNumber", type: "text", label: "form.propertyNumber.label", required: true, maxLength: 40 },
        { name: "currentOwner", type: "text", label: "form.currentOwner.label", required: true, minLength: 2, maxLength: 100 },
      ],
    },
    {
      id: "deed",
      title: "form.deed.title",
      fields: [
        choice("reasonForTransfer", "reasonForTransfer", TRANSFER_REASONS),
        { name: "documentNumber", type: "text", label: "form.documentNumber.label", required: true, maxLength: 100 },
        { name: "documentDate", type: "date", label: "form.documentDate.label", required: true },
        {
          name: "marketValueRupees",
          type: "integer",
          label: "form.marketValue.label",
          help: "form.marketValue.help",
          required: true,
          min: 1,
          max: 2_000_000_000,
        },
        choice("inCourt", "inCourt", ["NO", "YES"]),
      ],
    },
    {
      id: "owners",
      title: "form.newOwners.title",
      help: "form.owner.help",
      fields: [
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
    { ...documentsPage, help: "form.transferDocuments.help" },
  ],
};
