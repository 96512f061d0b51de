/** A name as it is kept: composed, single spaces, 2 to 100 characters; null where it is none. Joiners stay: Hindi and Urdu need them. */
export function personName(text: string): string | null {
  const name = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const length = [...name].length;
  if (length < 2 || length > 100) return null;
  // Control and direction-changing characters could make a name read as something else; markup has no place in one.
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}<>]/u.test(name) || /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(name)) return null;
  return /\p{L}/u.test(name) ? name : null;
}
