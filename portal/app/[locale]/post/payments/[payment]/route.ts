import { takeBack } from "../../../../../src/features/counter/take-back.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Takes a payment back. */
export const POST = formPost(takeBack);
