import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { FindBillToPayQuery } from "../../graphql/documents/money.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";
import { payPath } from "./pay-path.ts";

/** From what stands on a bill to the bill. */
export async function findBill(post: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  const given = { number: post.text("number"), name: post.text("name") };
  try {
    const { findBillToPay } = await ask(FindBillToPayQuery, { city, ...given }, post.locale);
    return post.see(payPath(findBillToPay.accountId, findBillToPay.link));
  } catch (error) {
    return post.refused(error, "/pay", given);
  }
}
