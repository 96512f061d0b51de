import { payOnline } from "../../../../../src/features/pay/pay-online.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Begins an online payment of a bill. */
export const POST = formPost(payOnline);
