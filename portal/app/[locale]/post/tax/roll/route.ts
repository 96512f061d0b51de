import { assessRoll } from "../../../../../src/features/tax/keep-rates.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Assesses the year's roll. */
export const POST = formPost(assessRoll);
