import type { WorkflowAction } from "@civicgraph/plugin-sdk";
import type { SubgraphServices } from "../context.ts";
import { knownCity } from "../projections/read.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { addHours, addOfficeHours, type OfficeCalendar } from "./sla.ts";
import { isClosed, stateDefinition } from "./workflow-engine.ts";

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

/** The office calendar of a city. Indian Standard Time has no summer time; other zones would need their rules here. */
async function officeCalendar(services: SubgraphServices, city: string): Promise<OfficeCalendar> {
  const known = await knownCity(services, city);
  const hours = Object.entries(known?.officeHours ?? {}).map(([day, { opens, closes }]) => [
    Number(day),
    { opens: minutesOf(opens), closes: minutesOf(closes) },
  ]);
  return { offsetMinutes: 330, hours: Object.fromEntries(hours), holidays: new Set(known?.holidays ?? []) };
}

/** Until when so many hours are over, by the workflow's calendar. */
export async function dueAfter(
  behaviour: CaseBehaviour<never>,
  services: SubgraphServices,
  city: string,
  from: Date,
  hours: number,
): Promise<Date> {
  if (behaviour.manifest.service.workflow.calendar === "always") return addHours(from, hours);
  return addOfficeHours(from, hours, await officeCalendar(services, city));
}

/** What the system does by itself from the state of this case. */
export const automaticActions = (behaviour: CaseBehaviour<never>, state: string): WorkflowAction[] =>
  behaviour.manifest.service.workflow.actions.filter((action) => action.automatic && action.from.includes(state));

/** When an automatic action falls due, or null where it never does. */
export async function automaticAt(action: WorkflowAction, one: Case, services: SubgraphServices): Promise<Date | null> {
  if (!action.automatic) return null;
  if (action.escalates && one.escalationLevel >= action.escalates.maxLevels) return null;
  if ("when" in action.automatic) return action.automatic.when === "stateOverdue" ? one.stateDueAt : null;
  return addHours(one.stateEnteredAt, await services.setting<number>(action.automatic.afterHoursSetting, one.cityCode));
}

/** Sets the clocks of a case that enters a state: the state's own, and when the sweeper must look next. */
export async function enterState(behaviour: CaseBehaviour<never>, one: Case, now: Date, services: SubgraphServices): Promise<void> {
  const state = stateDefinition(behaviour.manifest.service.workflow, one.stateCode);
  one.stateEnteredAt = now;
  one.stateDueAt = state.slaHours === undefined ? null : await dueAfter(behaviour, services, one.cityCode, now, state.slaHours);
  one.closedAt = isClosed(state) ? (one.closedAt ?? now) : null;
  one.deadlineAt = await nextLook(behaviour, one, null, services);
}

/** The first moment, after the given one, at which the system owes the case something; null where it never will. */
export async function nextLook(
  behaviour: CaseBehaviour<never>,
  one: Case,
  after: Date | null,
  services: SubgraphServices,
): Promise<Date | null> {
  const moments = await Promise.all(automaticActions(behaviour, one.stateCode).map((action) => automaticAt(action, one, services)));
  const coming = moments.filter((at): at is Date => at !== null && (after === null || at > after));
  return coming.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
