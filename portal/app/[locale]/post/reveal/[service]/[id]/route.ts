import { reveal } from "../../../../../../src/features/case/reveal.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** Shows the contact of a case's filer, for a reason. */
export const POST = formPost(reveal);
