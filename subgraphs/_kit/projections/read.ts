import type { cityChanged, PayloadOf } from "@civicgraph/events";
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { SubgraphServices } from "../context.ts";

export type KnownCity = PayloadOf<typeof cityChanged>;
export interface KnownBoundary {
  city: string;
  code: string;
  type: "CITY" | "ZONE" | "WARD" | "LOCALITY";
  parent: string | null;
  ward: string | null;
  names: Record<string, string>;
  latitude: number | null;
  longitude: number | null;
  pincodes: string[];
}
export interface KnownEmployee {
  id: string;
  version: number;
  username: string;
  name: string;
  active: boolean;
  designation: string | null;
  reports_to: string | null;
  cities: Record<string, { roles: string[]; departments: string[]; wards: string[] }>;
}

/** Master data changes rarely and is read by each command: kept for two seconds. */
const FRESH_MS = 2000;

function cached<T extends object>(
  services: SubgraphServices,
  kind: string,
  key: string,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const cache = services.once(`projection:${kind}`, () => new LRUCache<string, T>({ max: 5000, ttl: FRESH_MS }));
  const hit = cache.get(key);
  if (hit) return Promise.resolve(hit);
  return read().then((value) => {
    if (value) cache.set(key, value);
    return value;
  });
}

/** The city as its owner last told it, or undefined where this subgraph has never heard of it. */
export function knownCity(services: SubgraphServices, code: string): Promise<KnownCity | undefined> {
  return cached(services, "city", code, async () => {
    const row = await services.db.selectFrom("known_city").select("facts").where("code", "=", code).executeTakeFirst();
    return row?.facts as KnownCity | undefined;
  });
}

export function knownBoundary(services: SubgraphServices, city: string, code: string): Promise<KnownBoundary | undefined> {
  return cached(services, "boundary", `${city} ${code}`, async () => {
    const row = await services.db
      .selectFrom("known_boundary")
      .selectAll()
      .where("city", "=", city)
      .where("code", "=", code)
      .executeTakeFirst();
    return row as KnownBoundary | undefined;
  });
}

export function knownEmployee(services: SubgraphServices, id: string): Promise<KnownEmployee | undefined> {
  return cached(services, "employee", id, async () => {
    const row = await services.db.selectFrom("known_employee").selectAll().where("id", "=", id).executeTakeFirst();
    return row as KnownEmployee | undefined;
  });
}

/** Active employees of a city who hold one of the roles there, by name. */
export async function employeesWithRole(services: SubgraphServices, city: string, roles: readonly string[]): Promise<KnownEmployee[]> {
  const rows = (await services.db
    .selectFrom("known_employee")
    .selectAll()
    .where("active", "=", true)
    .where(sql<boolean>`jsonb_exists(cities, ${city})`)
    .orderBy("name")
    .orderBy("id")
    .execute()) as KnownEmployee[];
  return rows.filter((one) => one.cities[city]?.roles.some((role) => roles.includes(role)));
}
