import type { CronJob, SubgraphServices } from "@civicgraph/kit";
import { addDays, dayInCity } from "@civicgraph/kit/calendar/day";
import { actAsSystem } from "@civicgraph/kit/case/act-as-system";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { petBehaviour } from "./pet.service.ts";

const BATCH = 500;

/** One that cannot be moved holds up no other: it is tried again at the next hour. */
async function each(action: string, where: string, values: unknown[], services: SubgraphServices): Promise<void> {
  const sql = `select id from pet where state = 'REGISTERED' and ${where} order by valid_to, id limit ${BATCH}`;
  for (const { id } of await rawQuery<{ id: string }>(services.db, sql, values))
    await actAsSystem(petBehaviour, id, action, services).catch((err: unknown) =>
      services.log.error({ err, case: id, action }, "tried again later"),
    );
}

/** Registrations whose year is over, then reminders of those whose year ends soon. Run again it changes nothing. */
export async function keepYears(services: SubgraphServices): Promise<void> {
  const today = dayInCity(services.now());
  await each("EXPIRE", "valid_to < ?", [today], services);
  const cities = await rawQuery<{ city: string }>(services.db, "select distinct city from pet where state = 'REGISTERED'");
  for (const { city } of cities) {
    const days = await services.setting<number>("pet-registration.reminderDays", city);
    await each("REMIND", "city = ? and not reminded and valid_to <= ?", [city, addDays(today, days)], services);
  }
}

export const keepYearsCron: CronJob = { name: "keep-years", pattern: "23 * * * *", run: keepYears };
