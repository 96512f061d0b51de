import { randomUUID } from "node:crypto";
import { badInput, Refusal, type RequestContext } from "@civicgraph/kit";
import { type IssuedSession, openSession } from "../session/open-session.ts";
import { hashCode, judgeCode, normaliseMobile, type StoredCode } from "./otp-policy.ts";

/**
 * Signs a citizen in. A number that is new needs a name: without one the code is kept for the next attempt.
 * A wrong code counts; five wrong ones or five minutes end it; a right one works once.
 */
export async function verifyOtp(
  given: { mobile: string; code: string; name?: string | null },
  ctx: RequestContext,
): Promise<IssuedSession> {
  const mobile = normaliseMobile(given.mobile);
  if (!mobile) throw badInput({ path: "mobile", code: "field.mobile" });
  if (!/^\d{6}$/.test(given.code)) throw badInput({ path: "code", code: "field.code" });
  const name = given.name?.trim() || null;
  if (name && name.length > 100) throw badInput({ path: "name", code: "field.tooLong", values: { max: 100 } });
  const now = ctx.now();
  // The refusal is given after commit: a wrong try must count even though nobody is signed in.
  const outcome = await ctx.transact(async (tx): Promise<Refusal | IssuedSession> => {
    const [stored] = await tx.query<StoredCode>(
      "select code_hash, sent_at, expires_at, tries from one_time_code where mobile = ? for update",
      [mobile],
    );
    const verdict = judgeCode(stored, hashCode(mobile, given.code, ctx.secrets.service), now);
    if (verdict === "wrong") await tx.query("update one_time_code set tries = tries + 1 where mobile = ?", [mobile]);
    if (verdict === "tooManyTries") return new Refusal("RATE_LIMITED", "otp.tooManyTries");
    if (verdict !== "right") return badInput({ path: "code", code: verdict === "wrong" ? "otp.wrong" : "otp.expired" });
    const [known] = await tx.query<{ id: string; name: string | null }>("select id, name from citizen where mobile = ?", [mobile]);
    if (!known?.name && !name) return badInput({ path: "name", code: "field.required" });
    const id = known?.id ?? randomUUID();
    if (!known) await tx.query("insert into citizen (id, mobile, name, locale) values (?, ?, ?, ?)", [id, mobile, name, ctx.locale]);
    else if (!known.name) await tx.query("update citizen set name = ? where id = ?", [name, id]);
    await tx.query("delete from one_time_code where mobile = ?", [mobile]);
    return openSession(tx, { subject: id, kind: "citizen", cities: {} }, ctx);
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
