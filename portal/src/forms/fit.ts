const fold = (text: string) => text.toLocaleLowerCase().normalize("NFC");
const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

/** How well words fit: every word of the query must begin a word of the text; names count more than keywords. 0: not at all. Pure. */
export function fitOf(query: string, name: string, keywords: readonly string[]): number {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return 0;
  const inName = wordsOf(name);
  const inKeywords = keywords.flatMap(wordsOf);
  let fit = 0;
  for (const word of wanted) {
    if (inName.some((one) => one.startsWith(word))) fit += 3;
    else if (inKeywords.some((one) => one.startsWith(word))) fit += 2;
    else if (word.length > 3 && [...inName, ...inKeywords].some((one) => one.includes(word))) fit += 1;
    else return 0;
  }
  return fit;
}
