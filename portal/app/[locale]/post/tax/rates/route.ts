import { proposeRates } from "../../../../../src/features/tax/keep-rates.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Drafts a pack of rates. */
export const POST = formPost(proposeRates);
