import { type ActionContext, actionNotAllowed, type Tx } from "@civicgraph/kit";
import { dayInCity, daysBetween } from "@civicgraph/kit/calendar/day";
import type { LicenceApplication } from "../application/application.entity.ts";
import { lockLicence } from "./licence-row.ts";
import { reminderDays, reminderDue } from "./term.ts";

export async function expireLicence(one: LicenceApplication, tx: Tx): Promise<void> {
  await tx.query("update trade_licence set status = 'EXPIRED' where id = ?", [one.licenceId]);
}

/** Writes down which reminder it was, so that none is sent twice. */
export async function remindHolder(one: LicenceApplication, tx: Tx, ctx: ActionContext): Promise<void> {
  const licence = await lockLicence(tx.query, one.licenceId ?? "");
  const reminders = reminderDays(await ctx.setting<string>("licences.reminderDays", one.cityCode));
  const due = licence ? reminderDue(daysBetween(dayInCity(ctx.now()), licence.valid_to), reminders, licence.reminded) : null;
  if (due === null) throw actionNotAllowed("licences.notDue");
  await tx.query("update trade_licence set reminded = array_append(reminded, ?::int) where id = ?", [due, one.licenceId]);
}
