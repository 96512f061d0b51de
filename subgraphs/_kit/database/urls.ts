import { createHmac } from "node:crypto";

/** PostgreSQL's name for a subgraph: `pet-registration` keeps its tables in the schema `pet_registration`. */
export const schemaOf = (name: string): string => name.replaceAll("-", "_");

export type RoleKind = "app" | "migrator";

/** The password of a role, derived from the installation's secret: nothing to store twice. */
export const rolePassword = (role: string, secret: string): string =>
  createHmac("sha256", secret).update(role).digest("base64url").slice(0, 32);

/** The same server and database as `url`, signed in as another role. `DATABASE_URL_<NAME>` moves one subgraph to a database of its own. */
export function urlAs(url: string, role: string, secret: string): string {
  const at = new URL(url);
  at.username = role;
  at.password = rolePassword(role, secret);
  return at.href;
}

export function subgraphUrl(
  name: string,
  kind: RoleKind,
  base: string,
  secret: string,
  env: Record<string, string | undefined> = {},
): string {
  return urlAs(env[`DATABASE_URL_${schemaOf(name).toUpperCase()}`] ?? base, `${schemaOf(name)}_${kind}`, secret);
}
