import type { Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { FeeSchedule } from "../fee/fee-schedule.ts";

export interface ScheduleRow {
  id: string;
  /** A city, or the state for all its cities that have none of their own. */
  city: string;
  effective_from: Day;
  document: FeeSchedule;
  reason: string;
  set_at: Date;
}

export const SCHEDULE_COLUMNS = "id, city, to_char(effective_from, 'YYYY-MM-DD') as effective_from, document, reason, set_at";
export const stateOf = (city: string): string => city.split(".")[0] ?? city;

/** What holds in a city on a day: the city's own over the state's, the latest that has begun; of one day, the last that was set. */
export async function scheduleOn(query: Tx["query"], city: string, day: Day): Promise<ScheduleRow | null> {
  const [row] = await query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from licence_fee_schedule where city = any(?) and effective_from <= ?::date
     order by (city = ?) desc, effective_from desc, set_at desc, id desc limit 1`,
    [[city, stateOf(city)], day, city],
  );
  return row ?? null;
}
