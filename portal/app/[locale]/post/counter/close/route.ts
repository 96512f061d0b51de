import { closeCounter } from "../../../../../src/features/counter/take.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Closes the clerk's counter. */
export const POST = formPost(closeCounter);
