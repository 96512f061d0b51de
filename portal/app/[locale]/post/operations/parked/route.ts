import { retryParked } from "../../../../../src/features/operations/try-again.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Parked events, once more. */
export const POST = formPost(retryParked);
