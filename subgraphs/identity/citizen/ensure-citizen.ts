import { randomUUID } from "node:crypto";
import { badInput, defineServiceCall, type FieldFault, notFound } from "@civicgraph/kit";
import { z } from "zod";
import { normaliseMobile } from "../person/mobile.ts";
import { personName } from "../person/person-name.ts";

/**
 * The citizen with this mobile number, made known where they are not yet: a clerk files for them, and they find the case when they
 * sign in. A name that a citizen gave stays theirs, whatever the clerk heard. Only for subgraphs, by their service token.
 */
export const ensureCitizen = defineServiceCall({
  input: z.object({ mobile: z.string().max(60), name: z.string().max(500) }),
  output: z.object({ id: z.string() }),
  // For a clerk who may file for others with that partner.
  forPartners: (_input, partner, { viewer }) => viewer.isEmployee && viewer.citiesWhere(`${partner.name}.fileOnBehalf`).length > 0,
  async handle(given, ctx) {
    const faults: FieldFault[] = [];
    const mobile = normaliseMobile(given.mobile);
    const name = personName(given.name);
    if (!mobile) faults.push({ path: "input.onBehalfOf.mobile", code: "field.mobile" });
    if (!name) faults.push({ path: "input.onBehalfOf.name", code: given.name.trim() ? "field.name" : "field.required" });
    if (faults.length) throw badInput(...faults);
    return ctx.transact(async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `insert into citizen (id, mobile, name, locale) values (?, ?, ?, ?)
         on conflict (mobile) do update set name = coalesce(citizen.name, excluded.name) returning id`,
        [randomUUID(), mobile, name, ctx.locale],
      );
      if (!row) throw notFound();
      return { id: row.id };
    });
  },
});
