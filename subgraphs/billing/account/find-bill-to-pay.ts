import { badInput, type FieldFault, notFound, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { countWrongGuess, refuseGuessers } from "./count-guesses.ts";
import { payLinkToken } from "./pay-link.ts";

export interface WhatABillSays {
  city: string;
  number: string;
  name: string;
}

const MAX_TEXT = 100;

/** Names are compared as people say them: spaces, case and dots make no other person. Pure. */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[.\s]+/gu, " ")
    .trim();

/** Number and name together are what a bill says and nobody guesses: whoever knows both may see what is due and pay it. Who tries too often is refused. */
export async function findBillToPay(
  { city, number, name }: WhatABillSays,
  ctx: RequestContext,
): Promise<{ accountId: string; link: string }> {
  const faults: FieldFault[] = [];
  for (const [path, text] of Object.entries({ number, name })) {
    if (!text.trim()) faults.push({ path, code: "field.required" });
    else if (text.length > MAX_TEXT) faults.push({ path, code: "field.tooLong", values: { max: MAX_TEXT } });
  }
  if (faults.length) throw badInput(...faults);
  const asked = number.trim().toUpperCase();
  await refuseGuessers(city, asked, ctx);
  const rows = await rawQuery<{ id: string; payer_name: string }>(
    ctx.db,
    "select id, payer_name from account where city = ? and number = ? order by service",
    [city, asked],
  );
  const found = rows.find((row) => sameName(row.payer_name, name));
  if (!found) {
    await countWrongGuess(city, asked, ctx);
    throw notFound("billing.billNotFound");
  }
  return { accountId: found.id, link: payLinkToken(found.id, ctx.secrets.service) };
}
