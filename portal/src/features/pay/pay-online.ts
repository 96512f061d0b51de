import { randomUUID } from "node:crypto";
import type { NextResponse } from "next/server";
import { readRupees } from "../../forms/rupees.ts";
import { ask } from "../../graphql/ask.ts";
import { LockBillMutation, StartOnlinePaymentMutation } from "../../graphql/documents/money.ts";
import type { FormPost } from "../../session/form-post.ts";
import { writeOnce } from "../../session/once.ts";
import { linkIn, payPath } from "./pay-path.ts";

/**
 * Holds the amount and begins an order with the provider. The form's answer stays on this site (its policy sends forms nowhere else);
 * the page there leads on. A form that is sent twice begins two orders, of which the payer pays the one that they see.
 */
export async function payOnline(post: FormPost): Promise<NextResponse> {
  const accountId = post.params.account ?? "";
  const link = linkIn({ link: post.text("link") });
  const given = { amount: post.text("amount"), payerName: post.text("payerName") };
  const here = payPath(accountId, link);
  const amount = readRupees(given.amount);
  const faults = [
    ...(amount === null ? [{ path: "amount", code: "field.invalid", message: post.t("pay.amount.fault") }] : []),
    ...(given.payerName ? [] : [{ path: "payerName", code: "field.required", message: post.t("pay.payer.fault") }]),
  ];
  if (amount === null || faults.length) return post.retry(here, { values: given, faults });
  try {
    const id = randomUUID();
    const { lockBill } = await ask(LockBillMutation, { input: { accountId, link, amount } }, post.locale);
    const returnPath = `/${post.locale}${payPath(`done/${id}`, link)}`;
    const { startOnlinePayment } = await ask(
      StartOnlinePaymentMutation,
      { input: { id, reference: lockBill.reference, provider: post.text("provider"), payerName: given.payerName, returnPath } },
      post.locale,
    );
    const response = post.see(payPath(`away/${id}`, link));
    writeOnce(response, { about: id, text: startOnlinePayment.url });
    return response;
  } catch (error) {
    return post.refused(error, here, given);
  }
}
