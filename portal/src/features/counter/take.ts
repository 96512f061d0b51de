import type { NextResponse } from "next/server";
import { readRupees } from "../../forms/rupees.ts";
import { ask } from "../../graphql/ask.ts";
import { CloseCounterMutation, OpenCounterMutation, TakePaymentMutation } from "../../graphql/documents/counter.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";

const HERE = "/officer/counter";
const ON_PAPER = ["CHEQUE", "DEMAND_DRAFT"];

const amountFault = (post: FormPost, path: string) => ({ path, code: "field.invalid", message: post.t("pay.amount.fault") });

/** Opens the clerk's counter. */
export async function openCounter(post: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  const given = { counter: post.text("counter"), float: post.text("float") };
  const float = readRupees(given.float || "0");
  if (float === null) return post.retry(HERE, { values: given, faults: [amountFault(post, "float")] });
  try {
    await ask(OpenCounterMutation, { input: { id: post.text("id"), city, counter: given.counter, float } }, post.locale);
    return post.see(HERE);
  } catch (error) {
    return post.refused(error, HERE, given);
  }
}

/** Closes it, with the cash that was counted. */
export async function closeCounter(post: FormPost): Promise<NextResponse> {
  const here = `${HERE}/close`;
  const given = { countedCash: post.text("countedCash") };
  const countedCash = readRupees(given.countedCash);
  if (countedCash === null) return post.retry(here, { values: given, faults: [amountFault(post, "countedCash")] });
  try {
    const { closeCounter: closed } = await ask(CloseCounterMutation, { input: { id: post.text("id"), countedCash } }, post.locale);
    return post.see(`${HERE}/closed/${closed.id}`);
  } catch (error) {
    return post.refused(error, here, given);
  }
}

/** Takes a payment. The form's own id goes with it: sent twice, it is paid once. */
export async function takePayment(post: FormPost): Promise<NextResponse> {
  const accountId = post.text("accountId");
  if (!/^[\w-]{1,60}$/.test(accountId)) return post.see(HERE);
  const here = `${HERE}/${accountId}`;
  const mode = post.text("mode");
  const instrument = {
    number: post.text("instrument.number"),
    date: post.text("instrument.date"),
    ifsc: post.text("instrument.ifsc").toUpperCase(),
  };
  const given = {
    amount: post.text("amount"),
    mode,
    payerName: post.text("payerName"),
    ...Object.fromEntries(Object.entries(instrument).map(([key, value]) => [`instrument.${key}`, value])),
  };
  const amount = readRupees(given.amount);
  const onPaper = ON_PAPER.includes(mode);
  const faults = [
    ...(amount === null ? [amountFault(post, "amount")] : []),
    // The graph reads it as a day before it looks at anything else.
    ...(onPaper && !instrument.date
      ? [{ path: "instrument.date", code: "field.required", message: post.t("counter.instrument.date.fault") }]
      : []),
  ];
  if (amount === null || faults.length) return post.retry(here, { values: given, faults });
  try {
    const { takePayment: taken } = await ask(
      TakePaymentMutation,
      {
        input: {
          id: post.text("id"),
          sessionId: post.text("sessionId"),
          accountId,
          amount,
          mode,
          instrument: onPaper ? instrument : null,
          payerName: given.payerName,
        },
      },
      post.locale,
    );
    return post.see(`/officer/payments/${taken.id}?taken=1`);
  } catch (error) {
    return post.refused(error, here, given);
  }
}
