import type { CityGrant, Viewer } from "@civicgraph/kit";
import type { MeasureGrain } from "@civicgraph/plugin-sdk";
import { type RawBuilder, sql } from "kysely";
import type { KnownMeasure, Registry } from "../registry/read-measures.ts";

type Condition = RawBuilder<boolean>;

export interface Scope {
  where: Condition;
  /** It looks at wards, which money has by its case alone. */
  joins: boolean;
}

const or = (parts: readonly Condition[]): Condition => sql<boolean>`(${sql.join(parts, sql` or `)})`;
const and = (parts: readonly Condition[]): Condition => sql<boolean>`(${sql.join(parts, sql` and `)})`;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Everybody who reports to this person, directly or over others, and the person. A line that runs in a circle ends: `union` drops who is there already. */
const team = (id: string): Condition =>
  sql<boolean>`f.employee in (with recursive line as (
    select ${id}::uuid as id union select e.id from known_employee e join line on e.reports_to = line.id) select id from line)`;

/** The departments and wards of a grant; none named: all. What has neither is everybody's, as in the inbox. */
function placeOf(grant: CityGrant, grain: MeasureGrain): { parts: Condition[]; joins: boolean } {
  const ofCase = grain === "case";
  const wards = grant.wards.length > 0;
  return {
    parts: [
      // Money has no department: it is of those who may see the service.
      ...(ofCase && grant.departments.length ? [sql<boolean>`(f.department is null or f.department = any(${grant.departments}))`] : []),
      ...(wards
        ? [
            ofCase
              ? sql<boolean>`(f.ward is null or f.ward = any(${grant.wards}))`
              : sql<boolean>`(c.ward is null or c.ward = any(${grant.wards}))`,
          ]
        : []),
    ],
    joins: wards && !ofCase,
  };
}

/**
 * Which rows of a measure a viewer may see in these cities, as a condition of the query itself; null where none at all.
 * - `insights.readAll` (commissioner): every service, in the departments and wards of their own.
 * - `insights.readMoney` (accounts): payments and demands of every service.
 * - `insights.readDepartment` (heads): the services that one of their roles reads, in their departments and wards.
 * - `insights.readTeam` (supervisors): what is with the people who report to them.
 * - every other employee: what is with themselves.
 */
export function scopeOf(measure: KnownMeasure, cities: readonly string[], viewer: Viewer, registry: Registry): Scope | null {
  const { grain } = measure.definition;
  const me = viewer.id ?? NOBODY;
  const byGrant = new Map<CityGrant, string[]>();
  for (const city of cities) {
    const grant = viewer.isEmployee ? viewer.grantIn(city) : undefined;
    if (grant) byGrant.set(grant, [...(byGrant.get(grant) ?? []), city]);
  }
  let joins = false;
  const parts = [...byGrant].flatMap(([grant, places]): Condition[] => {
    const may = (permission: string) => viewer.may(permission, places[0] ?? "");
    const readable = [...registry.services.values()]
      .filter((service) => measure.services === null || measure.services.includes(service.id))
      .filter((service) => service.readRoles.some((role) => grant.roles.includes(role)))
      .map((service) => service.id);
    const ofReadable = sql<boolean>`${sql.ref(grain === "case" ? "f.service" : "m.service")} = any(${readable})`;
    const place = placeOf(grant, grain);
    const everything = may("insights.readAll") || (grain !== "case" && may("insights.readMoney"));
    const here: Condition[] = [];
    if (everything) here.push(and([sql<boolean>`true`, ...place.parts]));
    else if (may("insights.readDepartment") && readable.length) here.push(and([ofReadable, ...place.parts]));
    if (here.length) joins ||= place.joins;
    // What is with oneself or one's people is seen wherever it lies; money is with nobody.
    if (grain === "case" && readable.length)
      here.push(and([ofReadable, may("insights.readTeam") ? team(me) : sql<boolean>`f.employee = ${me}::uuid`]));
    if (here.length === 0) return [];
    // Whoever sees the whole of a city needs no second condition, by which no index could be used.
    const seen = everything && place.parts.length === 0 ? sql<boolean>`true` : or(here);
    return [and([sql<boolean>`${sql.ref(grain === "case" ? "f.city" : "m.city")} = any(${places})`, seen])];
  });
  return parts.length ? { where: or(parts), joins } : null;
}

/** Rows that everybody may count: all of a city, as groups and without names. */
export const publicScope = (grain: MeasureGrain, cities: readonly string[]): Scope => ({
  where: sql<boolean>`${sql.ref(grain === "case" ? "f.city" : "m.city")} = any(${[...cities]})`,
  joins: false,
});
