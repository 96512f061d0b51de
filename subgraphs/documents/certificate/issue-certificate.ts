import { defineServiceCall, forbidden, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { signingKey } from "@civicgraph/kit/sign/signing-keys";
import { z } from "zod";
import { signCertificate } from "./certificate-code.ts";

const MAX_FACTS = 20;
const day = z.iso.date();
const texts = z.record(z.string(), z.string().max(500));
const issued = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  city: z.string().max(60),
  service: z.string().max(60),
  holderId: z.uuid(),
  number: z.string().min(1).max(100),
  holder: z.string().max(200),
  validFrom: day,
  validTo: day.nullable(),
  title: texts,
  statement: texts,
  facts: z.array(z.object({ label: texts, value: texts })).max(MAX_FACTS),
});

/** Services speak for themselves here: what a person may do is the service's own matter. */
function requireService(ctx: RequestContext): void {
  if (ctx.viewer.kind !== "service") throw forbidden();
}

/** Signs and keeps a certificate. The same id again changes nothing: a paper that was given stays as it was. */
export const issueCertificate = defineServiceCall({
  input: issued,
  output: z.object({ id: z.string() }),
  forPartners: ({ service }, { services }) => services.includes(service),
  async handle(input, ctx) {
    requireService(ctx);
    const key = await signingKey(ctx);
    const code = await signCertificate(input, key);
    await ctx.transact((tx) =>
      tx.query(
        `insert into certificate (id, case_id, city, service, holder_id, number, holder, valid_from, valid_to, title, statement, facts, code, issued_on)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?) on conflict (id) do nothing`,
        [
          input.id,
          input.caseId,
          input.city,
          input.service,
          input.holderId,
          input.number,
          input.holder,
          input.validFrom,
          input.validTo,
          JSON.stringify(input.title),
          JSON.stringify(input.statement),
          JSON.stringify(input.facts),
          code,
          dayInCity(ctx.now()),
        ],
      ),
    );
    return { id: input.id };
  },
});

/** From today on the certificates of a case hold no more; whoever verifies one is told. */
export const revokeCertificates = defineServiceCall({
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ revoked: z.number() }),
  async forPartners({ caseId }, { services }, ctx) {
    const rows = await rawQuery<{ service: string }>(ctx.db, "select service from certificate where case_id = ?", [caseId]);
    return rows.every((row) => services.includes(row.service));
  },
  async handle({ caseId }, ctx) {
    requireService(ctx);
    const rows = await ctx.transact((tx) =>
      tx.query("update certificate set revoked_on = ? where case_id = ? and revoked_on is null returning id", [
        dayInCity(ctx.now()),
        caseId,
      ]),
    );
    return { revoked: rows.length };
  },
});
