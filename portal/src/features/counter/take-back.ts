import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { RefundPaymentMutation, ReversePaymentMutation } from "../../graphql/documents/counter.ts";
import type { FormPost } from "../../session/form-post.ts";

/** Takes a payment back: one that a provider holds by its refund, any other by entries of the books. */
export async function takeBack(post: FormPost): Promise<NextResponse> {
  const id = post.params.payment ?? "";
  const given = { reversal: post.text("reversal"), reason: post.text("reason") };
  try {
    if (post.text("mode") === "ONLINE") await ask(RefundPaymentMutation, { input: { id, reason: given.reason } }, post.locale);
    else await ask(ReversePaymentMutation, { input: { id, ...given } }, post.locale);
    return post.see(`/officer/payments/${id}`);
  } catch (error) {
    return post.refused(error, `/officer/payments/${id}/cancel`, given);
  }
}
