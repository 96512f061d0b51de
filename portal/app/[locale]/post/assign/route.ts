import { assign } from "../../../../src/features/assign/assign.ts";
import { formPost } from "../../../../src/session/form-post.ts";

/** Gives several cases to one person. */
export const POST = formPost(assign);
