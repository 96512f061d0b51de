import type { FormDefinition } from "@civicgraph/plugin-sdk";

/** What an application asks: a page is one question, a field's name is that of File…Input. */
export const applicationForm: FormDefinition = {
  id: "sample-permit",
  pages: [
    {
      id: "purpose",
      title: "form.purpose.title",
      fields: [
        {
          name: "purpose",
          type: "longText",
          label: "form.purpose.label",
          help: "form.purpose.help",
          required: true,
          minLength: 3,
          maxLength: 300,
        },
        { name: "days", type: "integer", label: "form.days.label", required: true, min: 1, max: 365 },
      ],
    },
    {
      id: "place",
      title: "form.place.title",
      fields: [{ name: "locality", type: "locality", label: "form.locality.label", required: true }],
    },
  ],
};
