import { badInput, type RequestContext, rateLimited } from "@civicgraph/kit";
import { CODE_SECONDS, hashCode, newCode, normaliseMobile, RESEND_SECONDS, resendIn, type StoredCode } from "./otp-policy.ts";

export interface SentCode {
  sentTo: string;
  expiresAt: Date;
  resendAt: Date;
}

/** Sends a one-time code: at most one in 30 seconds and so many an hour for a number and for an address. Says nothing about who has an account. */
export async function requestOtp(given: string, ctx: RequestContext): Promise<SentCode> {
  const mobile = normaliseMobile(given);
  if (!mobile) throw badInput({ path: "mobile", code: "field.mobile" });
  const now = ctx.now();
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const [perNumber, perAddress] = await Promise.all([
    ctx.setting<number>("identity.codesPerNumberPerHour", "pb"),
    ctx.setting<number>("identity.codesPerAddressPerHour", "pb"),
  ]);
  const code = newCode();
  const expiresAt = new Date(now.getTime() + CODE_SECONDS * 1000);
  await ctx.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`otp ${mobile}`]);
    const [stored] = await tx.query<StoredCode>("select code_hash, sent_at, expires_at, tries from one_time_code where mobile = ?", [
      mobile,
    ]);
    const wait = resendIn(stored, now);
    if (wait > 0) throw rateLimited(wait);
    const [counts] = await tx.query<{ number: string; address: string }>(
      `select (select count(*) from code_request where mobile = ? and at > ?) as number, (select count(*) from code_request where address = ? and at > ?) as address`,
      [mobile, hourAgo, ctx.clientAddress, hourAgo],
    );
    if (Number(counts?.number) >= perNumber || Number(counts?.address) >= perAddress) throw rateLimited(3600);
    await tx.query("insert into code_request (mobile, address, at) values (?, ?, ?)", [mobile, ctx.clientAddress, now]);
    await tx.query(
      `insert into one_time_code (mobile, code_hash, sent_at, expires_at) values (?, ?, ?, ?)
       on conflict (mobile) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0`,
      [mobile, hashCode(mobile, code, ctx.secrets.service), now, expiresAt],
    );
  });
  // Sent outside the transaction; where the message service is away, the caller is told and may ask again.
  await ctx.call("notifications", "deliver", {
    channel: "sms",
    to: mobile,
    template: "otp",
    locale: ctx.locale,
    values: { code, minutes: CODE_SECONDS / 60 },
  });
  return { sentTo: `••••••${mobile.slice(-4)}`, expiresAt, resendAt: new Date(now.getTime() + RESEND_SECONDS * 1000) };
}
