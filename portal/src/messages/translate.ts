import { IntlMessageFormat } from "intl-messageformat";
import adminEn from "../../messages/admin/en.json" with { type: "json" };
import adminHi from "../../messages/admin/hi.json" with { type: "json" };
import adminUr from "../../messages/admin/ur.json" with { type: "json" };
import developersEn from "../../messages/developers/en.json" with { type: "json" };
import developersHi from "../../messages/developers/hi.json" with { type: "json" };
import developersUr from "../../messages/developers/ur.json" with { type: "json" };
import en from "../../messages/en.json" with { type: "json" };
import hi from "../../messages/hi.json" with { type: "json" };
import moneyEn from "../../messages/money/en.json" with { type: "json" };
import moneyHi from "../../messages/money/hi.json" with { type: "json" };
import moneyUr from "../../messages/money/ur.json" with { type: "json" };
import officerEn from "../../messages/officer/en.json" with { type: "json" };
import officerHi from "../../messages/officer/hi.json" with { type: "json" };
import officerUr from "../../messages/officer/ur.json" with { type: "json" };
import taxEn from "../../messages/tax/en.json" with { type: "json" };
import taxHi from "../../messages/tax/hi.json" with { type: "json" };
import taxUr from "../../messages/tax/ur.json" with { type: "json" };
import ur from "../../messages/ur.json" with { type: "json" };
import { LOCALES, type Locale } from "./locales.ts";

/** A key of the portal's messages; the compiler knows them all. */
export type MessageKey =
  | keyof typeof en
  | keyof typeof officerEn
  | keyof typeof adminEn
  | keyof typeof developersEn
  | keyof typeof moneyEn
  | keyof typeof taxEn;
export type MessageValues = Record<string, string | number | Date>;
/** The text for a key, in one language. Runs on the server only: islands get their texts as props. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const bundles: Record<Locale, Record<string, string>> = {
  en: { ...en, ...officerEn, ...adminEn, ...developersEn, ...moneyEn, ...taxEn },
  hi: { ...hi, ...officerHi, ...adminHi, ...developersHi, ...moneyHi, ...taxHi },
  ur: { ...ur, ...officerUr, ...adminUr, ...developersUr, ...moneyUr, ...taxUr },
};
/** What stands in quotation marks in a right-to-left text is often Latin: its letters keep to themselves. */
const isolated = (text: string) => text.replace(/”([^“]*)“/g, "”\u2068$1\u2069“");
const formats = new Map<string, IntlMessageFormat>();

/** The translator of a language. Messages are ICU MessageFormat, parsed once. */
export function translator(locale: Locale): Translate {
  return (key, values) => {
    const id = `${locale} ${key}`;
    let format = formats.get(id);
    if (!format) {
      const text = bundles[locale][key] ?? bundles.en[key] ?? key;
      format = new IntlMessageFormat(LOCALES[locale].direction === "rtl" ? isolated(text) : text, locale === "en" ? "en-IN" : locale);
      formats.set(id, format);
    }
    return String(format.format(values));
  };
}
