import { randomUUID } from "node:crypto";
import { type ActionContext, knownCity, type Tx } from "@civicgraph/kit";
import { dayInCity, financialYearOf } from "@civicgraph/kit/calendar/day";
import { CERTIFY } from "@civicgraph/kit/case/certify";
import { formatNumber } from "@civicgraph/kit/case/number";
import type { LicenceApplication } from "../application/application.entity.ts";
import { lockLicence } from "./licence-row.ts";
import { firstTerm, renewedTerm } from "./term.ts";

/** A licence number is spent with the licence and never before: the series has no gap. */
async function takeNumber(one: LicenceApplication, tx: Tx, ctx: ActionContext): Promise<string> {
  const year = financialYearOf(dayInCity(ctx.now()));
  const [counted] = await tx.query<{ value: string }>("select next_gapless_number(?, ?) as value", [one.cityCode, year]);
  const city = (await knownCity(ctx, one.cityCode))?.numberCode ?? one.cityCode.toUpperCase();
  return formatNumber("TL-{CITY}-{FY}-{SEQ:6}", { state: "", city, financialYear: year, sequence: Number(counted?.value) });
}

async function issueNew(one: LicenceApplication, tx: Tx, ctx: ActionContext): Promise<void> {
  const term = firstTerm(dayInCity(ctx.now()), one.validUntil);
  one.licenceId = randomUUID();
  one.licenceNumber = await takeNumber(one, tx, ctx);
  await tx.query(
    `insert into trade_licence (id, number, city, ward_code, locality_code, holder_id, trade_name, licence_type, structure, address, items, valid_from, valid_to, status, application_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, 'ACTIVE', ?)`,
    [
      one.licenceId,
      one.licenceNumber,
      one.cityCode,
      one.wardCode,
      one.localityCode,
      one.filerId,
      one.tradeName,
      one.licenceType,
      one.structure,
      one.address,
      JSON.stringify(one.items),
      term.from,
      // Asked for a day that has gone by before the fee was paid: it holds that day.
      term.to < term.from ? term.from : term.to,
      one.id,
    ],
  );
}

/** What is renewed rests on this application from now on; the one before has nothing left to expire. */
async function renew(one: LicenceApplication, tx: Tx): Promise<void> {
  const old = await lockLicence(tx.query, one.licenceId ?? "");
  if (!old) throw new Error(`application ${one.id} renews a licence that is not there`);
  const term = renewedTerm(old.valid_to);
  await tx.query("update licence_application set current = false where id = ?", [old.application_id]);
  // The paper of before gives way to the new one: cancelled later, the licence must not live on in it.
  await tx.addJob(CERTIFY, { caseId: old.application_id, revoked: true }, { jobKey: `${CERTIFY} ${old.application_id} renewed` });
  await tx.query(
    `update trade_licence set trade_name = ?, structure = ?, address = ?, ward_code = ?, locality_code = ?, items = ?::jsonb, valid_to = ?, status = 'ACTIVE', application_id = ?, reminded = '{}' where id = ?`,
    [one.tradeName, one.structure, one.address, one.wardCode, one.localityCode, JSON.stringify(one.items), term.to, one.id, old.id],
  );
}

/** The fee is paid: the licence is issued, or goes on. */
export async function issueLicence(one: LicenceApplication, tx: Tx, ctx: ActionContext): Promise<void> {
  if (one.kind === "NEW") await issueNew(one, tx, ctx);
  else await renew(one, tx);
  one.current = true;
}

export async function cancelLicence(one: LicenceApplication, tx: Tx): Promise<void> {
  await tx.query("update trade_licence set status = 'CANCELLED' where id = ?", [one.licenceId]);
}
