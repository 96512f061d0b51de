import type { RequestContext } from "@civicgraph/kit";
import { beginsWith, mobileIn, wordQuery } from "@civicgraph/kit/search/words";

/** Accounts as somebody at a counter looks for them. Each part that is not null may match; all null: every account. */
export interface AccountSearch {
  /** A `like` pattern of the number. */
  number: string | null;
  /** A query of words, each by its beginning. */
  words: string | null;
  /** Whose they are. */
  ownerIds: string[] | null;
}

/** What a text looks for: a mobile number the accounts of its holder, anything else a number's beginning or words of name and place. */
export async function accountSearch(text: string, ctx: RequestContext): Promise<AccountSearch> {
  const mobile = mobileIn(text);
  if (!mobile) return { number: beginsWith(text.trim().toUpperCase()), words: wordQuery(text), ownerIds: null };
  const { id } = await ctx.call<{ id: string | null }>("identity", "citizenByMobile", { mobile });
  return { number: beginsWith(text.trim().toUpperCase()), words: null, ownerIds: id ? [id] : [] };
}
