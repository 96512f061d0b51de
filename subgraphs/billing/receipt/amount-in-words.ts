import type { Paise } from "@civicgraph/kit/money/paise";
import { ToWords } from "to-words";

/** Rupees and paise, lakh and crore, as each language of ours says them. */
const SPOKEN: Record<string, ToWords> = {
  en: new ToWords({ localeCode: "en-IN" }),
  hi: new ToWords({ localeCode: "hi-IN" }),
  ur: new ToWords({ localeCode: "ur-PK" }),
};

/** An amount in words, so that nobody adds a nought to a receipt: "One Lakh Rupees Only". Pure. */
export const amountInWords = (amount: Paise, locale: string): string =>
  // Two decimals hold every paisa of an amount that a receipt can have.
  (SPOKEN[locale] ?? (SPOKEN.en as ToWords)).convert(amount / 100, { currency: true });
