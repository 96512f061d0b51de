import { badInput, PLATFORM, type RequestContext, rateLimited, type Tx } from "@civicgraph/kit";
import { networkOf } from "@civicgraph/kit/http/network-of";
import { markOf } from "../person/client-address.ts";
import { maskMobile, normaliseMobile } from "../person/mobile.ts";
import { CODE_SECONDS, hashCode, newCode, RESEND_SECONDS, resendIn, type StoredCode } from "./otp-policy.ts";

export interface SentCode {
  sentTo: string;
  expiresAt: Date;
  resendAt: Date;
}

const HOUR = 3_600_000;

/** Refuses with the seconds to wait where this number or address has had its codes of the hour. Its lock makes the count hold under many requests at once. */
async function countRequest(tx: Tx, mark: string, limit: number, now: Date): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", [mark]);
  const rows = await tx.query<{ at: Date }>("select at from code_request where mark = ? and at > ? order by at desc limit ?", [
    mark,
    new Date(now.getTime() - HOUR),
    limit,
  ]);
  const oldest = rows.at(-1);
  if (rows.length >= limit && oldest) throw rateLimited(Math.max(1, Math.ceil((oldest.at.getTime() + HOUR - now.getTime()) / 1000)));
  await tx.query("insert into code_request (mark, at) values (?, ?)", [mark, now]);
}

/**
 * Sends a one-time code: at most one in 30 seconds to a number, and so many an hour to a number and from an address (settings).
 * The answer is the same whether the number has an account or not.
 */
export async function requestOtp(given: string, ctx: RequestContext): Promise<SentCode> {
  const mobile = normaliseMobile(given);
  if (!mobile) throw badInput({ path: "mobile", code: "field.mobile" });
  const now = ctx.now();
  const secret = ctx.secrets.service;
  const [perNumber, perAddress] = await Promise.all([
    ctx.setting<number>("identity.codesPerNumberPerHour", PLATFORM),
    ctx.setting<number>("identity.codesPerAddressPerHour", PLATFORM),
  ]);
  const code = newCode();
  const codeHash = hashCode(mobile, code, secret);
  const expiresAt = new Date(now.getTime() + CODE_SECONDS * 1000);
  await ctx.transact(async (tx) => {
    // A refusal undoes the whole transaction: only codes that were sent are counted.
    await countRequest(tx, markOf("address", networkOf(ctx.clientAddress), secret), perAddress, now);
    await countRequest(tx, markOf("mobile", mobile, secret), perNumber, now);
    const [stored] = await tx.query<StoredCode>("select code_hash, sent_at, expires_at, tries from one_time_code where mobile = ?", [
      mobile,
    ]);
    const wait = resendIn(stored, now);
    if (wait > 0) throw rateLimited(wait);
    await tx.query(
      `insert into one_time_code (mobile, code_hash, sent_at, expires_at) values (?, ?, ?, ?)
       on conflict (mobile) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0`,
      [mobile, codeHash, now, expiresAt],
    );
  });
  const message = { channel: "sms", to: mobile, template: "otp", locale: ctx.locale, values: { code, minutes: CODE_SECONDS / 60 } };
  try {
    await ctx.call("notifications", "deliver", message);
  } catch (error) {
    // Nobody got this code, so nobody need wait for the next; the request stays counted, or an outage would open the gates.
    await ctx.transact((tx) => tx.query("delete from one_time_code where mobile = ? and code_hash = ?", [mobile, codeHash]));
    throw error;
  }
  return { sentTo: maskMobile(mobile), expiresAt, resendAt: new Date(now.getTime() + RESEND_SECONDS * 1000) };
}
