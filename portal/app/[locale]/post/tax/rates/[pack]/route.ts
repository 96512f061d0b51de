import { signRates } from "../../../../../../src/features/tax/keep-rates.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** Signs a draft of rates. */
export const POST = formPost(signRates);
