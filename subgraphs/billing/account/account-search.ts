import type { RequestContext } from "@civicgraph/kit";

/** Accounts as somebody at a counter looks for them. Each part that is not null may match; all null: every account. */
export interface AccountSearch {
  /** A `like` pattern of the number. */
  number: string | null;
  /** A query of words, each by its beginning. */
  words: string | null;
  /** Whose they are. */
  ownerIds: string[] | null;
}

const MOBILE = /^(?:\+91|91|0)?([6-9]\d{9})$/;
const MAX_WORDS = 8;

export const beginsWith = (text: string): string => `${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Letters and figures of every script, each word by its beginning: `ranjit ave` finds Ranjit Avenue. Null where there is no word. Pure. */
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

/** The mobile number that a text is; null where it is none. Pure. */
export const mobileIn = (text: string): string | null => MOBILE.exec(text.replace(/[\s-]/g, ""))?.[1] ?? null;

/** What a text looks for: a mobile number the accounts of its holder, anything else a number's beginning or words of name and place. */
export async function accountSearch(text: string, ctx: RequestContext): Promise<AccountSearch> {
  const mobile = mobileIn(text);
  if (!mobile) return { number: beginsWith(text.trim().toUpperCase()), words: wordQuery(text), ownerIds: null };
  const { id } = await ctx.call<{ id: string | null }>("identity", "citizenByMobile", { mobile });
  return { number: beginsWith(text.trim().toUpperCase()), words: null, ownerIds: id ? [id] : [] };
}
