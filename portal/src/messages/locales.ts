/** The languages of the portal: each with its name in its own script and its direction. */
export const LOCALES = {
  en: { name: "English", short: "EN", direction: "ltr", intl: "en-IN" },
  hi: { name: "हिन्दी", short: "हि", direction: "ltr", intl: "hi-IN" },
  ur: { name: "اردو", short: "اردو", direction: "rtl", intl: "ur-IN" },
} as const;

export type Locale = keyof typeof LOCALES;
export const DEFAULT_LOCALE: Locale = "en";

export const isLocale = (text: string | undefined): text is Locale => text !== undefined && Object.hasOwn(LOCALES, text);

/** The best of our languages for an `Accept-Language` header. */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? "")
    .split(",")
    .slice(0, 10)
    .map((part) => {
      const [tag = "", q] = part.trim().split(";q=");
      return { language: tag.toLowerCase().split("-")[0], weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  const found = wanted.find(({ language, weight }) => weight > 0 && isLocale(language))?.language;
  return isLocale(found) ? found : DEFAULT_LOCALE;
}
