import { randomUUID } from "node:crypto";
import { badInput, Refusal, type RequestContext, type Tx } from "@civicgraph/kit";
import { westernDigits } from "../person/digits.ts";
import { normaliseMobile } from "../person/mobile.ts";
import { personName } from "../person/person-name.ts";
import { type IssuedSession, issuerOf, openSession } from "../session/open-session.ts";
import { hashCode, judgeCode, type StoredCode } from "./otp-policy.ts";

/** The citizen with this number, now certainly known by a name; null where the name is still to be given. */
async function citizenWith(tx: Tx, mobile: string, name: string | null, locale: string): Promise<string | null> {
  const [known] = await tx.query<{ id: string; name: string | null }>("select id, name from citizen where mobile = ?", [mobile]);
  if (known?.name) return known.id;
  if (!name) return null;
  const [row] = await tx.query<{ id: string }>(
    `insert into citizen (id, mobile, name, locale) values (?, ?, ?, ?)
     on conflict (mobile) do update set name = coalesce(citizen.name, excluded.name) returning id`,
    [randomUUID(), mobile, name, locale],
  );
  return row?.id ?? null;
}

/**
 * Signs a citizen in. A number that is new needs a name: without one BAD_USER_INPUT asks for it and the code stays good.
 * A wrong code counts; five wrong ones or five minutes end it; a right one works once.
 */
export async function verifyOtp(
  given: { mobile: string; code: string; name?: string | null },
  ctx: RequestContext,
): Promise<IssuedSession> {
  const mobile = normaliseMobile(given.mobile);
  if (!mobile) throw badInput({ path: "mobile", code: "field.mobile" });
  const code = westernDigits(given.code.slice(0, 20)).trim();
  if (!/^\d{6}$/.test(code)) throw badInput({ path: "code", code: "field.code" });
  const name = given.name?.trim() ? personName(given.name) : null;
  if (given.name?.trim() && !name) throw badInput({ path: "name", code: "field.name" });
  const now = ctx.now();
  const issuer = await issuerOf(ctx);
  // The refusal is given after commit: a wrong try must count even though nobody is signed in.
  const outcome = await ctx.transact(async (tx): Promise<Refusal | IssuedSession> => {
    const [stored] = await tx.query<StoredCode>(
      "select code_hash, sent_at, expires_at, tries from one_time_code where mobile = ? for update",
      [mobile],
    );
    const verdict = judgeCode(stored, hashCode(mobile, code, ctx.secrets.service), now);
    if (verdict === "wrong") await tx.query("update one_time_code set tries = tries + 1 where mobile = ?", [mobile]);
    if (verdict === "tooManyTries") return new Refusal("RATE_LIMITED", "otp.tooManyTries");
    if (verdict !== "right") return badInput({ path: "code", code: verdict === "wrong" ? "otp.wrong" : "otp.expired" });
    const id = await citizenWith(tx, mobile, name, ctx.locale);
    if (!id) return badInput({ path: "name", code: "field.required" });
    await tx.query("delete from one_time_code where mobile = ?", [mobile]);
    // Whom a clerk made known speaks the language of their first own sign-in.
    await tx.query("update citizen set locale = case when signed_in_at is null then ? else locale end, signed_in_at = ? where id = ?", [
      ctx.locale,
      now,
      id,
    ]);
    return openSession(tx, { subject: id, kind: "citizen", cities: {} }, issuer);
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
