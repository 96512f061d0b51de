import { randomUUID } from "node:crypto";
import { badInput, defineServiceCall, notFound } from "@civicgraph/kit";
import { z } from "zod";
import { normaliseMobile } from "../otp/otp-policy.ts";

/** How to reach a person: for subgraphs that file for them or write to them. Never served on the graph. */
export const contactOf = defineServiceCall({
  input: z.object({ personId: z.uuid() }),
  output: z.object({ name: z.string().nullable(), mobile: z.string().nullable(), email: z.string().nullable(), locale: z.string() }),
  async handle({ personId }, ctx) {
    for (const table of ["citizen", "employee"]) {
      const row = await ctx.db
        .selectFrom(table)
        .select(["name", "mobile", "email", "locale"])
        .where("id", "=", personId)
        .executeTakeFirst();
      if (row) return row as { name: string | null; mobile: string | null; email: string | null; locale: string };
    }
    throw notFound();
  },
});

/** The citizen with this mobile number, made known where they are not yet: a clerk files for them, and they find the case when they sign in. */
export const ensureCitizen = defineServiceCall({
  input: z.object({ mobile: z.string(), name: z.string().trim().max(200) }),
  output: z.object({ id: z.string() }),
  async handle({ mobile: given, name }, ctx) {
    const mobile = normaliseMobile(given);
    if (!mobile) throw badInput({ path: "input.onBehalfOf.mobile", code: "field.mobile" });
    if (name.length < 2 || name.length > 100) throw badInput({ path: "input.onBehalfOf.name", code: "field.required" });
    return ctx.transact(async (tx) => {
      await tx.query("insert into citizen (id, mobile, name, locale) values (?, ?, ?, ?) on conflict (mobile) do nothing", [
        randomUUID(),
        mobile,
        name,
        ctx.locale,
      ]);
      const [row] = await tx.query<{ id: string }>("select id from citizen where mobile = ?", [mobile]);
      if (!row) throw notFound();
      return { id: row.id };
    });
  },
});
