import type { CronJob, SubgraphServices } from "@civicgraph/kit";
import { dayInCity, daysBetween } from "@civicgraph/kit/calendar/day";
import { actAsSystem } from "@civicgraph/kit/case/act-as-system";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { applicationBehaviour } from "../application/application.service.ts";
import type { LicenceRow } from "./licence-row.ts";
import { reminderDays, reminderDue } from "./term.ts";

const BATCH = 500;
type Ending = Pick<LicenceRow, "id" | "city" | "valid_to" | "application_id" | "reminded">;

/** One licence that cannot be moved does not hold up the others: it is tried again at the next hour. */
async function each(found: Ending[], action: string, services: SubgraphServices): Promise<void> {
  for (const { application_id } of found)
    await actAsSystem(applicationBehaviour, application_id, action, services).catch((err: unknown) =>
      services.log.error({ err, case: application_id, action }, "a licence could not be expired or its holder reminded; it is tried again"),
    );
}

async function read(services: SubgraphServices, where: string, values: unknown[]): Promise<Ending[]> {
  return rawQuery<Ending>(
    services.db,
    `select id, city, valid_to, application_id, reminded from trade_licence where status = 'ACTIVE' and ${where} order by valid_to, id limit ${BATCH}`,
    values,
  );
}

/** Licences whose last day is over, then reminders of those that end soon. Run again it changes nothing. */
export async function keepTerms(services: SubgraphServices): Promise<void> {
  const today = dayInCity(services.now());
  await each(await read(services, "valid_to < ?", [today]), "EXPIRE", services);
  const cities = await rawQuery<{ city: string }>(services.db, "select distinct city from trade_licence where status = 'ACTIVE'");
  for (const { city } of cities) {
    const reminders = reminderDays(await services.setting<string>("licences.reminderDays", city));
    if (reminders.length === 0) continue;
    const ending = await read(services, "city = ? and valid_to >= ? and valid_to::date <= ?::date + ?::int", [
      city,
      today,
      today,
      Math.max(...reminders),
    ]);
    const due = ending.filter((one) => reminderDue(daysBetween(today, one.valid_to), reminders, one.reminded) !== null);
    await each(due, "REMIND", services);
  }
}

/** Every hour: DIGIT's batches of expiry and reminders. */
export const keepTermsCron: CronJob = { name: "keep-terms", pattern: "17 * * * *", run: keepTerms };
