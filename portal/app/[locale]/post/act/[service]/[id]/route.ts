import { act } from "../../../../../../src/features/case/act.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** Acts on a case of any service. */
export const POST = formPost(act);
