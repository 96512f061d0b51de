/** A name of master data as it should read, and what was put right in it. */
export function cleanName(raw: string | null | undefined): { text: string; fixes: string[] } {
  const fixes: string[] = [];
  let text = raw ?? "";
  const fix = (what: string, next: string) => {
    if (next !== text) fixes.push(what);
    text = next;
  };
  fix(
    "odd white space put right",
    text
      .normalize("NFC")
      .replace(/[\s\u200B\uFEFF]+/gu, " ")
      .replace(/\( /g, "(")
      .replace(/ \)/g, ")")
      .trim(),
  );
  fix("underscores read as spaces", text.replace(/_+/g, " ").trim());
  fix("stray punctuation at the end left out", text.replace(/[\s,;:]+$/u, ""));
  return { text, fixes };
}

/** The language that a name is written in, by its script: names of Punjab's master data come in Latin, Devanagari, Gurmukhi and Arabic letters. */
export function languageOf(text: string): string {
  if (/\p{Script=Devanagari}/u.test(text)) return "hi";
  if (/\p{Script=Arabic}/u.test(text)) return "ur";
  if (/\p{Script=Gurmukhi}/u.test(text)) return "pa";
  return "en";
}
