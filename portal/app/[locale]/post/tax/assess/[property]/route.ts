import { assessProperty } from "../../../../../../src/features/tax/keep-rates.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** Assesses a property anew. */
export const POST = formPost(assessProperty);
