import type { FormDefinition } from "@civicgraph/plugin-sdk";

/** What a complaint asks, one question a page. */
export const complaintForm: FormDefinition = {
  id: "complaint",
  pages: [
    {
      id: "complainant",
      title: "form.complainant.title",
      help: "form.complainant.help",
      onBehalfOnly: true,
      fields: [
        { name: "onBehalfOf.name", type: "text", label: "form.name.label", required: true, minLength: 2, maxLength: 100 },
        { name: "onBehalfOf.mobile", type: "mobile", label: "form.mobile.label", required: true },
      ],
    },
    {
      id: "category",
      title: "form.category.title",
      fields: [{ name: "category", type: "category", label: "form.category.label", required: true, optionsField: "complaintCategories" }],
    },
    {
      id: "description",
      title: "form.description.title",
      fields: [
        {
          name: "description",
          type: "longText",
          label: "form.description.label",
          help: "form.description.help",
          required: true,
          minLength: 10,
          maxLength: 2000,
        },
      ],
    },
    {
      id: "location",
      title: "form.location.title",
      fields: [{ name: "location", type: "point", label: "form.location.label", help: "form.location.help", required: false }],
    },
    {
      id: "place",
      title: "form.place.title",
      fields: [
        { name: "locality", type: "locality", label: "form.locality.label", required: true },
        { name: "landmark", type: "text", label: "form.landmark.label", help: "form.landmark.help", required: false, maxLength: 200 },
      ],
    },
    {
      id: "photos",
      title: "form.photos.title",
      fields: [{ name: "attachments", type: "photos", label: "form.photos.label", help: "form.photos.help", required: false, maxItems: 3 }],
    },
  ],
};
