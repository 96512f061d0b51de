import { retryDeliveries } from "../../../../../src/features/operations/try-again.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Messages, once more. */
export const POST = formPost(retryDeliveries);
