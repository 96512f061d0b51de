import type { FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";

export const ANIMALS = ["DOG", "CAT"] as const;
export const SEXES = ["FEMALE", "MALE"] as const;

const field = (name: string, type: FormFieldDefinition["type"], more: Partial<FormFieldDefinition> = {}): FormFieldDefinition => ({
  name,
  type,
  label: `form.${name}.label`,
  required: true,
  ...more,
});
const choice = (name: string, values: readonly string[]) =>
  field(name, "choice", { options: values.map((value) => ({ value, label: `${name}.${value}` })) });

export const petForm: FormDefinition = {
  id: "pet-registration",
  pages: [
    {
      id: "pet",
      title: "form.pet.title",
      fields: [
        choice("animal", ANIMALS),
        field("petName", "text", { minLength: 1, maxLength: 50 }),
        field("breed", "text", { help: "form.breed.help", minLength: 2, maxLength: 60 }),
        choice("sex", SEXES),
        field("ageMonths", "integer", { help: "form.ageMonths.help", min: 2, max: 360 }),
      ],
    },
    {
      id: "vaccination",
      title: "form.vaccination.title",
      help: "form.vaccination.help",
      fields: [
        field("vaccinatedOn", "date"),
        field("vaccinationNumber", "text", { help: "form.vaccinationNumber.help", minLength: 3, maxLength: 40 }),
        field("attachments", "photos", { help: "form.attachments.help", maxItems: 3 }),
      ],
    },
    {
      id: "home",
      title: "form.home.title",
      fields: [field("locality", "locality"), field("address", "longText", { personal: true, minLength: 3, maxLength: 200 })],
    },
  ],
};
