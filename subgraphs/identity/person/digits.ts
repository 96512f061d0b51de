const ZEROS = ["\u0966", "\u0660", "\u06f0"].map((zero) => zero.charCodeAt(0));

/** Digits as a Hindi or Urdu keyboard gives them (०–९, ٠–٩, ۰–۹) as 0–9. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0966-\u096f\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
