import type { FormFieldDefinition, FormPageDefinition } from "@civicgraph/plugin-sdk";
import { OWNER_CATEGORIES } from "../registry/codes.ts";

// What the forms of this subgraph have in common.

export const choice = (
  name: string,
  list: string,
  values: readonly string[],
  more: Partial<FormFieldDefinition> = {},
): FormFieldDefinition => ({
  name,
  type: "choice",
  label: `form.${list}.label`,
  required: true,
  options: values.map((value) => ({ value, label: `${list}.${value}` })),
  ...more,
});

const MAX_SQUARE_YARDS = 1_000_000;

export const area = (name: string, required: boolean): FormFieldDefinition => ({
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

/** Asked of a clerk only. */
export const applicantPage: FormPageDefinition = {
  id: "applicant",
  title: "form.applicant.title",
  help: "form.applicant.help",
  onBehalfOnly: true,
  fields: [
    { name: "onBehalfOf.name", type: "text", label: "form.name.label", required: true, minLength: 2, maxLength: 100 },
    { name: "onBehalfOf.mobile", type: "mobile", label: "form.mobile.label", required: true },
  ],
};

export const documentsPage: FormPageDefinition = {
  id: "documents",
  title: "form.documents.title",
  help: "form.documents.help",
  fields: [{ name: "attachments", type: "photos", label: "form.documents.label", required: true, maxItems: 5 }],
};
