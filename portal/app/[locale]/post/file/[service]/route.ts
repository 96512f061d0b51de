import { discardFiling } from "../../../../../src/features/filing/send-filing.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Begins anew: drops the draft. */
export const POST = formPost(discardFiling);
