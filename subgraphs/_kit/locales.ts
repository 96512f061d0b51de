import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";

/** Text for a key in one locale; falls back to English, then to the key itself. */
export type Translate = (key: string, values?: Record<string, string | number | Date | null>) => string;
/** Locale → key → ICU message. */
export type Bundles = Record<string, Record<string, string>>;

export const LOCALES = ["en", "hi", "ur"] as const;
export const DEFAULT_LOCALE = "en";

/** Reads `<folder>/<locale>.json`, each a flat map of ICU messages. */
export function readBundles(folder: string): Bundles {
  const bundles: Bundles = {};
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".json")) bundles[file.slice(0, -5)] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  }
  return bundles;
}

const kitBundles = readBundles(join(import.meta.dirname, "locales"));

/** Translators for every locale over the given bundles, then the kit's own. Formats are parsed once. */
export function translators(bundles: Bundles): (locale: string) => Translate {
  const formats = new Map<string, IntlMessageFormat>();
  const made = new Map<string, Translate>();
  const lookup = (locale: string, key: string) => bundles[locale]?.[key] ?? kitBundles[locale]?.[key];
  const make =
    (locale: string): Translate =>
    (key, values) => {
      const cacheKey = `${locale} ${key}`;
      let format = formats.get(cacheKey);
      if (!format) {
        const message = lookup(locale, key) ?? lookup(DEFAULT_LOCALE, key);
        if (message === undefined) return key;
        format = new IntlMessageFormat(message, locale);
        formats.set(cacheKey, format);
      }
      return String(format.format(values as Record<string, string>));
    };
  return (locale) => {
    let translate = made.get(locale);
    if (!translate) {
      translate = make(locale);
      made.set(locale, translate);
    }
    return translate;
  };
}

/** The best of our locales for an `Accept-Language` header. */
export function negotiateLocale(header: string | undefined, known: readonly string[] = LOCALES): string {
  if (!header) return DEFAULT_LOCALE;
  const wanted = header
    .split(",")
    .slice(0, 10)
    .map((part) => {
      const [tag = "", q] = part.trim().split(";q=");
      return { language: tag.toLowerCase().split("-")[0] ?? "", weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.find(({ language, weight }) => weight > 0 && known.includes(language))?.language ?? DEFAULT_LOCALE;
}

/** A text kept in every locale (names from master data): the reader's, else English, else any. */
export function localizedText(texts: Record<string, string> | null | undefined, locale: string): string {
  if (!texts) return "";
  return texts[locale] ?? texts[DEFAULT_LOCALE] ?? Object.values(texts)[0] ?? "";
}
