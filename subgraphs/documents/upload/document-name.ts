const EXTENSIONS: Readonly<Record<string, string>> = { "image/jpeg": "jpg", "image/webp": "webp" };
const MAX_LENGTH = 100;

/** The sender's name for a file, without folders and signs that could mislead a reader or a header, with the ending of what it now is. */
export function documentName(given: string, contentType: string): string {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replace(/\.[^.]*$/, "")
    // Letters of any script with their vowel signs, digits, and a few harmless signs.
    .replace(/[^\p{L}\p{M}\p{N}._ ()-]/gu, "")
    .trim()
    .slice(0, MAX_LENGTH);
  return `${plain || "photo"}.${EXTENSIONS[contentType] ?? "bin"}`;
}
