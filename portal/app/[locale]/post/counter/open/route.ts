import { openCounter } from "../../../../../src/features/counter/take.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Opens the clerk's counter. */
export const POST = formPost(openCounter);
