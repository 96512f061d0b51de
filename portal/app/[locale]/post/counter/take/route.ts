import { takePayment } from "../../../../../src/features/counter/take.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Takes a payment at the clerk's counter. */
export const POST = formPost(takePayment);
