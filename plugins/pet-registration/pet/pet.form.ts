import type { FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";

export const ANIMALS = ["DOG", "CAT"] as const;
export const SEXES = ["FEMALE", "MALE"] as const;

const choice = (name: string, values: readonly string[]): FormFieldDefinition => ({
  name,
  type: "choice",
  label: `form.${name}.label`,
  required: true,
  options: values.map((value) => ({ value, label: `${name}.${value}` })),
});

export const petForm: FormDefinition = {
  id: "pet-registration",
  pages: [
    {
      id: "pet",
      title: "form.pet.title",
      fields: [
        choice("animal", ANIMALS),
        { name: "petName", type: "text", label: "form.petName.label", required: true, minLength: 1, maxLength: 50 },
        { name: "breed", type: "text", label: "form.breed.label", help: "form.breed.help", required: true, minLength: 2, maxLength: 60 },
        choice("sex", SEXES),
        {
          name: "ageMonths",
          type: "integer",
          label: "form.ageMonths.label",
          help: "form.ageMonths.help",
          required: true,
          min: 2,
          max: 360,
        },
      ],
    },
    {
      id: "vaccination",
      title: "form.vaccination.title",
      help: "form.vaccination.help",
      fields: [
        { name: "vaccinatedOn", type: "date", label: "form.vaccinatedOn.label", required: true },
        {
          name: "vaccinationNumber",
          type: "text",
          label: "form.vaccinationNumber.label",
          help: "form.vaccinationNumber.help",
          required: true,
          minLength: 3,
          maxLength: 40,
        },
        {
          name: "attachments",
          type: "photos",
          label: "form.attachments.label",
          help: "form.attachments.help",
          required: true,
          maxItems: 3,
        },
      ],
    },
    {
      id: "home",
      title: "form.home.title",
      fields: [
        { name: "locality", type: "locality", label: "form.locality.label", required: true },
        { name: "address", type: "longText", label: "form.address.label", required: true, personal: true, minLength: 3, maxLength: 200 },
      ],
    },
  ],
};
