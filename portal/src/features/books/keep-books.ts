import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { AccountByNumberQuery, CloseDayMutation, RemitCounterMutation, SolveSuspenseMutation } from "../../graphql/documents/books.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";

const HERE = "/officer/books";

/** A counter's cash and cheques went to the bank. */
export async function remitCounter(post: FormPost): Promise<NextResponse> {
  const id = post.text("id");
  try {
    await ask(RemitCounterMutation, { input: { id, bankReference: post.text(`bankReference-${id}`) } }, post.locale);
    return post.see(HERE);
  } catch (error) {
    return post.refused(error, HERE, { id });
  }
}

/** Closes a day's books. */
export async function closeDay(post: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  const day = post.text("day");
  try {
    const { closeDay: closed } = await ask(CloseDayMutation, { input: { city, day } }, post.locale);
    return post.see(`${HERE}?${new URLSearchParams({ on: day, closed: closed.digest })}`);
  } catch (error) {
    return post.refused(error, HERE, {});
  }
}

/** Sets money in suspense against the account whose number was written, or records that it was paid back. */
export async function solveSuspense(post: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  const paymentId = post.params.payment ?? "";
  const here = `${HERE}/suspense/${paymentId}`;
  const given = { what: post.text("what"), number: post.text("number").toUpperCase(), note: post.text("note") };
  try {
    let accountId: string | null = null;
    if (given.what !== "back") {
      const { billingAccounts } = await ask(AccountByNumberQuery, { city, number: given.number }, post.locale);
      const account = billingAccounts.nodes.find((one) => one.number === given.number);
      if (!account)
        return post.retry(here, {
          values: given,
          faults: [{ path: "number", code: "field.unknown", message: post.t("books.suspense.number.fault") }],
        });
      accountId = account.id;
    }
    await ask(SolveSuspenseMutation, { input: { paymentId, accountId, note: given.note } }, post.locale);
    return post.see(`/officer/payments/${paymentId}`);
  } catch (error) {
    return post.refused(error, here, given);
  }
}
