// What people type when they look for something. Pure.

const MOBILE = /^(?:\+91|91|0)?([6-9]\d{9})$/;
const MAX_WORDS = 8;

/** A `like` pattern: what is typed stands for itself. */
export const beginsWith = (text: string): string => `${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Letters and figures of every script, each word by its beginning: `ranjit ave` finds Ranjit Avenue. For `to_tsquery('simple', …)`; null where there is no word. */
export function wordQuery(text: string): string | null {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, MAX_WORDS)
        .map((word) => `${word}:*`)
        .join(" & ");
}

/** The mobile number that a text is; null where it is none. */
export const mobileIn = (text: string): string | null => MOBILE.exec(text.replace(/[\s-]/g, ""))?.[1] ?? null;
