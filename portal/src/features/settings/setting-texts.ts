import type { Setting, SettingChange, SettingValue } from "../../graphql/documents/settings.ts";
import type { Locale } from "../../messages/locales.ts";
import type { MessageKey, Translate } from "../../messages/translate.ts";

/** A value as people read it. */
export function valueText(value: SettingValue, locale: Locale, t: Translate): string {
  if (typeof value === "boolean") return t(value ? "settings.on" : "settings.off");
  return typeof value === "number" ? new Intl.NumberFormat(`${locale}-IN-u-nu-latn`).format(value) : value;
}

const SOURCES: Record<Setting["source"], MessageKey> = {
  city: "settings.source.city",
  state: "settings.source.state",
  platform: "settings.source.platform",
  default: "settings.source.default",
};
export const sourceText = (source: Setting["source"], t: Translate): string => t(SOURCES[source]);

const STANDINGS: Record<SettingChange["standing"], MessageKey> = {
  planned: "settings.planned",
  inForce: "settings.inForce",
  past: "settings.past",
  replaced: "settings.replaced",
};
export const standingText = (standing: SettingChange["standing"], t: Translate): string => t(STANDINGS[standing]);

/** Whose value a change is. */
export const levelText = (level: string, t: Translate): string =>
  t(level === "" ? "settings.source.platform" : level.includes(".") ? "settings.source.city" : "settings.source.state");
