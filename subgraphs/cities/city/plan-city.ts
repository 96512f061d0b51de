import { mergeSet, mergeTexts, type PlannedRecord, planRecord, planRecords } from "@civicgraph/kit/import/plan-rows";
import type { Boundary, CityDocument, CityRecord, Coded, Hierarchy, Holiday, StateRecord } from "./city-document.ts";

/** What the tables hold before an import: of a new city only what its state already has. */
export interface KnownCityDocument extends Omit<CityDocument, "state" | "city"> {
  state: StateRecord | null;
  city: CityRecord | null;
}

type Planned<T extends { code: string }> = ReturnType<typeof planRecords<T>>;

export interface CityPlan {
  state: PlannedRecord<StateRecord>;
  city: PlannedRecord<CityRecord>;
  department: Planned<Coded>;
  designation: Planned<Coded>;
  holiday: Planned<Holiday>;
  trees: { hierarchy: Hierarchy; boundaries: Planned<Boundary> }[];
}

const names = { names: mergeTexts };

/**
 * What a document changes in a city, without touching anything. The source wins where it says something; what it leaves open, and
 * rows, names, postal codes, languages and services that only we have, stay. The number code of a city never changes: numbers carry it.
 */
export function planCity(ours: KnownCityDocument, theirs: CityDocument): CityPlan {
  return {
    state: planRecord(ours.state ?? undefined, theirs.state, { ...names, languages: mergeSet }),
    city: planRecord(ours.city ?? undefined, theirs.city, {
      ...names,
      numberCode: (own) => own,
      pincodes: mergeSet,
      languages: mergeSet,
      services: mergeSet,
      officeHours: mergeTexts,
    }),
    department: planRecords(ours.departments, theirs.departments, names),
    designation: planRecords(ours.designations, theirs.designations, names),
    holiday: planRecords(ours.holidays, theirs.holidays, names),
    trees: theirs.trees.map(({ hierarchy, boundaries }) => ({
      hierarchy,
      boundaries: planRecords(ours.trees.find((one) => one.hierarchy === hierarchy)?.boundaries ?? [], boundaries, {
        ...names,
        pincodes: mergeSet,
      }),
    })),
  };
}

/** Whether anything that `cityChanged` tells differs. */
export const touchesCity = (plan: CityPlan): boolean =>
  plan.city.outcome !== "unchanged" || plan.holiday.writes.length > 0 || touchesState(plan);

/** Whether masters of the whole state differ, so that each of its cities has to be told again. */
export const touchesState = (plan: CityPlan): boolean => plan.department.writes.length > 0 || plan.designation.writes.length > 0;
