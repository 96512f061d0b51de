import { expect, test } from "vitest";
import { amountInWords } from "./amount-in-words.ts";

test.each([
  [12_345_650, "en", "One Lakh Twenty Three Thousand Four Hundred Fifty Six Rupees And Fifty Paise Only"],
  [12_345_650, "hi", "एक लाख तेईस हज़ार चार सौ छप्पन रुपये और पचास पैसे"],
  [12_345_650, "ur", "ایک لاکھ تئیس ہزار چار سو چھپن روپے اور پچاس پیسے صرف"],
  [100, "en", "One Rupee Only"],
  [1_000_000_000, "en", "One Crore Rupees Only"],
])("%i paise in %s", (amount, locale, words) => expect(amountInWords(amount, locale)).toBe(words));
