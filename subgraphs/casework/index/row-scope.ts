import type { RequestContext } from "@civicgraph/kit";
import { type RawBuilder, sql } from "kysely";
import type { ServiceDocument } from "../registry/read-services.ts";

/**
 * The kit's row scope as SQL: what is assigned to the viewer, or lies in a city, department and ward of theirs,
 * for each service that one of their roles may read. Nothing at all where no role may read anything.
 */
export function scopeSql(ctx: RequestContext, services: ServiceDocument[]): RawBuilder<boolean> {
  const viewerId = ctx.viewer.requireId();
  const parts = Object.entries(ctx.viewer.cities).flatMap(([place, grant]) => {
    const readable = services
      .filter((service) => grant.roles.some((role) => service.readRoles.includes(role)))
      .map((service) => service.service);
    if (readable.length === 0) return [];
    // What they hold in a city itself counts there in place of what they hold in its state, as everywhere (`grantIn`).
    const own = Object.keys(ctx.viewer.cities).filter((code) => code.startsWith(`${place}.`));
    const inPlace = place.includes(".") ? sql<boolean>`city = ${place}` : sql<boolean>`(city like ${`${place}.%`} and city <> all(${own}))`;
    const mine = sql<boolean>`assignee_ids @> ${[viewerId]}::uuid[]`;
    const department = grant.departments.length
      ? sql<boolean>`(department is null or department = any(${grant.departments}))`
      : sql<boolean>`true`;
    const ward = grant.wards.length ? sql<boolean>`(ward is null or ward = any(${grant.wards}))` : sql<boolean>`true`;
    return [sql<boolean>`(${inPlace} and service = any(${readable}) and (${department} and ${ward} or ${mine}))`];
  });
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`;
}
