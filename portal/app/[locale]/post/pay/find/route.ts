import { findBill } from "../../../../../src/features/pay/find-bill.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** From what stands on a bill to the bill. */
export const POST = formPost(findBill);
