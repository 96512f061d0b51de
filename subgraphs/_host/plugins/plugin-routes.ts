import { createHmac, timingSafeEqual } from "node:crypto";
import { caseChanged } from "@civicgraph/events";
import { forbidden, Refusal, unauthenticated } from "@civicgraph/kit";
import { verifyServiceToken } from "@civicgraph/kit/auth/tokens";
import { schemaOf, subgraphUrl } from "@civicgraph/kit/database/urls";
import { hasRouterKey, viewerOf } from "@civicgraph/kit/http/request-context";
import { negotiateLocale, translators } from "@civicgraph/kit/locales";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { z } from "zod";
import { isForPartner, partnerEventFault } from "./partner-events.ts";
import { partnerSecret } from "./partner-keys.ts";
import { refuseFiling } from "./partner-proxy.ts";
import type { HostParts, Plugins } from "./plugins.ts";

const translate = translators({});
const MAX_EVENTS = 500;
/** A signed batch of events is heard for this long, either side of its time. */
const SIGNATURE_SECONDS = 300;

const position = z.object({ epoch: z.number().int(), xid: z.string().regex(/^\d{1,20}$/), seq: z.string().regex(/^\d{1,20}$/) });
const eventsWanted = z.object({
  source: z.string(),
  after: position,
  types: z.array(z.string()).max(50),
  limit: z.number().int().min(1).max(1000),
});
const eventsSaid = z
  .array(z.object({ type: z.literal(caseChanged.type), payload: caseChanged.schema }))
  .min(1)
  .max(MAX_EVENTS);

/** A text of the signature's age and body, as a partner signs it: `HMAC-SHA256(secret, "<seconds>.<body>")` in hex. */
export const eventSignature = (secret: string, seconds: string, body: string): string =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

/** The ways between the city and its partners: to a partner's endpoint, to the events it may read, for the events it may say, and the operator's own. */
export function pluginRoutes(app: FastifyInstance, plugins: Plugins, parts: HostParts): void {
  const { config, platform, log } = parts;

  // Static routes of the city's own subgraphs come before this one.
  app.post<{ Params: { partner: string } }>("/:partner/graphql", async (request, reply) => {
    if (!hasRouterKey(request.headers, config.ROUTER_KEY)) throw forbidden();
    const joined = plugins.get(request.params.partner);
    // Without a GraphQL answer the engine marks exactly the fields that were asked of it.
    if (!joined) return reply.code(503).send();
    const locale = negotiateLocale(request.headers["accept-language"]);
    const bearer = request.headers.authorization?.replace(/^Bearer /, "") ?? null;
    const body = (request.body ?? {}) as Record<string, unknown>;
    try {
      const viewer = await viewerOf(bearer, platform);
      refuseFiling(joined.plugin, body.query);
      const { id, session, cities } = viewer;
      const assertion =
        id && session
          ? await plugins.assertions.assert(
              { sub: id, sid: session, kind: viewer.isEmployee ? "employee" : "citizen", cities },
              joined.plugin.manifest,
              platform.now(),
            )
          : null;
      const text = await joined.proxy.ask({
        body,
        locale,
        correlationId: String(request.headers["x-correlation-id"] ?? request.id),
        assertion,
      });
      return reply.type("application/json").send(text);
    } catch (error) {
      if (error instanceof Refusal)
        return reply.send({ errors: [{ message: translate(locale)(error.key, error.values), extensions: { code: error.code } }] });
      log.warn(
        { err: error, partner: request.params.partner, correlationId: request.headers["x-correlation-id"] },
        "a partner does not answer",
      );
      return reply.code(503).send();
    }
  });

  app.post("/host/partner/events", async (request) => {
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const partner = await plugins.caller(token, "events", platform.now());
    if (!partner) throw unauthenticated();
    const { source, after, types, limit } = eventsWanted.parse(request.body);
    const { manifest } = partner;
    if (types.some((type) => !manifest.consumes.includes(type)) || !parts.core.some((one) => one.name === source)) throw forbidden();
    const page = await parts.feed.read(source, after, types, limit);
    return { ...page, events: page.events.filter((one) => isForPartner(manifest, one.payload)) };
  });

  // The keys by which a partner knows that the city asks, in any language.
  app.get("/host/partner/keys", async (_request, reply) =>
    reply.header("cache-control", "public, max-age=300").send(await plugins.assertions.keySet()),
  );

  saidRoute(app, plugins, parts);

  // The tools of the operator, with the city's own secret.
  app.post("/host/plugins/sync", async (request, reply) => {
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const caller = await verifyServiceToken({
      secretOf: () => config.SERVICE_SECRET,
      token,
      to: "host",
      call: "sync",
      now: platform.now(),
    }).catch(() => null);
    if (caller?.from !== "operator") throw forbidden();
    try {
      await plugins.sync(parts);
      return { plugins: plugins.health() };
    } catch (error) {
      return reply.code(409).send({ fault: error instanceof Error ? error.message : String(error), plugins: plugins.health() });
    }
  });
}

/** A partner without our kit says what became of its cases: signed, the newest version of each counts, sent twice is written once. */
function saidRoute(app: FastifyInstance, plugins: Plugins, { config, platform }: HostParts): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // As it came: the signature is of its bytes.
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: 1024 * 1024 }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { partner: string }; Body: string }>("/host/partner/:partner/said", async (request, reply) => {
      const { partner } = request.params;
      const joined = plugins.get(partner);
      const seconds = String(request.headers["partner-time"] ?? "");
      const given = Buffer.from(String(request.headers["partner-signature"] ?? ""));
      const right = Buffer.from(eventSignature(partnerSecret(partner, config.SERVICE_SECRET), seconds, request.body ?? ""));
      const age = Math.abs(platform.now().getTime() / 1000 - Number(seconds));
      if (!joined?.plugin.url || !(age <= SIGNATURE_SECONDS) || given.length !== right.length || !timingSafeEqual(given, right))
        return reply.code(401).send({ code: "UNAUTHENTICATED" });
      const parsed = eventsSaid.safeParse(readJson(request.body));
      if (!parsed.success) return reply.code(400).send({ code: "BAD_USER_INPUT", faults: z.prettifyError(parsed.error) });
      const { manifest } = joined.plugin;
      const fault = parsed.data.map((one) => partnerEventFault(manifest, one.type, one.payload)).find((one) => one !== null);
      if (fault) return reply.code(403).send({ code: "FORBIDDEN", fault });
      const url = subgraphUrl(partner, "app", config.DATABASE_URL, config.DATABASE_SECRET, config.databaseUrls);
      const client = new pg.Client({ connectionString: url, options: `-c search_path=${schemaOf(partner)}` });
      await client.connect();
      try {
        // Under one lock, so that the same version sent twice at once is written once.
        await client.query("begin");
        await client.query("select pg_advisory_xact_lock(hashtext($1))", [`said ${partner}`]);
        const { rowCount } = await client.query(
          `insert into event (type, key, payload) select type, key, payload from jsonb_to_recordset($1::jsonb) as said (type text, key text, payload jsonb)
           where not exists (select from event where event.type = said.type and event.key = said.key and (event.payload->>'version')::int >= (said.payload->>'version')::int)`,
          [JSON.stringify(parsed.data.map(({ type, payload }) => ({ type, key: payload.id, payload })))],
        );
        await client.query("commit");
        platform.wake(partner);
        return { written: rowCount ?? 0 };
      } finally {
        await client.end();
      }
    });
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
