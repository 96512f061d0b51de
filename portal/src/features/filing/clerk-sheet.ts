import type { FormField, FormPage, Service } from "../../graphql/types.ts";
import type { Translate } from "../../messages/translate.ts";

/** The clerk's only page. No form page may be called so. */
export const SHEET = "sheet";
export const CHANNELS = ["counter", "phone"] as const;

const channelField = (t: Translate): FormField => ({
  name: "channel",
  type: "choice",
  label: t("new.channel"),
  help: null,
  required: true,
  minLength: null,
  maxLength: null,
  min: null,
  max: null,
  maxItems: null,
  options: CHANNELS.map((value) => ({ value, label: t(`new.channel.${value}`), group: null, keywords: [] })),
  optionsField: null,
  when: null,
});

/**
 * The whole form on one sheet, for a clerk with a keyboard and a queue. The point on the map is left out where it may be: the clerk's
 * device stands at the counter. How the citizen reached the city is asked last and known beforehand. Pure.
 */
export function clerkSheet(service: Service, pages: readonly FormPage[], t: Translate): FormPage[] {
  const fields = pages.flatMap((page) => page.fields).filter((field) => field.type !== "point" || field.required);
  if (fields.length === 0) return [];
  return [{ id: SHEET, title: service.callToAction, help: t("new.help"), onBehalfOnly: true, fields: [...fields, channelField(t)] }];
}
