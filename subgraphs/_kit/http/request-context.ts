import { randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { servicesOf } from "@civicgraph/plugin-sdk";
import DataLoader from "dataloader";
import { areKeysOutOfReach, type KeySource, verifyAccessToken } from "../auth/tokens.ts";
import { Viewer } from "../auth/viewer.ts";
import type { RequestContext, SubgraphServices } from "../context.ts";
import { unauthenticated, unavailable } from "../errors.ts";
import { negotiateLocale } from "../locales.ts";
import type { Platform } from "../runtime/platform.ts";
import type { SubgraphDefinition } from "../subgraph.ts";

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The header by which a subgraph knows that the city's own front door asks. */
export const KEY_HEADER = "x-civicgraph-router-key";

/** Whether the request comes from our own edge (or another of our processes). */
export function hasRouterKey(headers: IncomingHttpHeaders, key: string): boolean {
  const given = Buffer.from(header(headers, KEY_HEADER) ?? "");
  const expected = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The viewer of a token, verified here and now; nobody where there is none; UNAUTHENTICATED where it does not hold. */
export async function viewerOf(token: string | null, platform: Platform, keys: KeySource = platform.keys): Promise<Viewer> {
  if (token === null) return new Viewer("anonymous", null, null, {}, platform.permissionRoles);
  const claims = await verifyAccessToken(token, keys, platform.now()).catch((error: unknown) => {
    // Nobody is signed out because identity, who knows the keys, is away for a moment.
    if (areKeysOutOfReach(error)) throw unavailable();
    return null;
  });
  if (!claims || platform.revocations.isRevoked(claims)) throw unauthenticated("error.tokenInvalid");
  return new Viewer(claims.kind, claims.sub, claims.sid, claims.cities, platform.permissionRoles, token);
}

export function makeContext(
  definition: SubgraphDefinition,
  services: SubgraphServices,
  viewer: Viewer,
  request: { locale: string; correlationId: string; clientAddress: string },
): RequestContext {
  const loaders = new Map<string, DataLoader<unknown, unknown>>();
  const em = services.em.fork();
  const ctx: RequestContext = {
    ...services,
    ...request,
    em,
    viewer,
    t: services.translate(request.locale),
    log: services.log.child({ correlationId: request.correlationId }),
    workflow(id) {
      const service = servicesOf(definition.manifest).find((one) => one.id === id);
      if (!service) throw new Error(`${definition.manifest.name} files no cases of ${id}`);
      return service.workflow;
    },
    loader<K, V>(name: string, batch: (keys: readonly K[]) => Promise<(V | null)[]>) {
      let loader = loaders.get(name);
      if (!loader) {
        loader = new DataLoader<unknown, unknown>((keys) => batch(keys as readonly K[]));
        loaders.set(name, loader);
      }
      return loader as unknown as ReturnType<RequestContext["loader"]> as never;
    },
  };
  return ctx;
}

/** The context of a request that reached us over HTTP. */
export async function contextFromHeaders(
  definition: SubgraphDefinition,
  services: SubgraphServices,
  platform: Platform,
  headers: IncomingHttpHeaders,
): Promise<RequestContext> {
  const bearer = header(headers, "authorization");
  const token = bearer?.startsWith("Bearer ") ? bearer.slice(7) : null;
  return makeContext(definition, services, await viewerOf(token, platform), {
    locale: negotiateLocale(header(headers, "accept-language")),
    correlationId: header(headers, "x-correlation-id") ?? randomUUID(),
    clientAddress: header(headers, "x-civicgraph-client") ?? "local",
  });
}
