import { join } from "node:path";
import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { Agent, request } from "undici";

import { signServiceToken } from "../auth/tokens.ts";
import type { Db, SubgraphServices } from "../context.ts";
import { type ErrorCode, type FieldFault, Refusal, unavailable } from "../errors.ts";
import { type Bundles, readBundles, translators } from "../locales.ts";
import { verifyReceipt } from "../receipts.ts";
import type { SubgraphDefinition } from "../subgraph.ts";
import { jobSchema } from "./jobs.ts";
import { cityRoles, type Platform } from "./platform.ts";
import { settingReader } from "./settings.ts";
import { transact } from "./transact.ts";

/** Calls between subgraphs are short questions; a slow answer is no answer. */
const CALL_TIMEOUT_MS = 3000;
const agent = new Agent({ keepAliveTimeout: 30_000, connections: 20 });

/** What a subgraph's resolvers, commands, jobs and consumers work with. */
export function makeServices(definition: SubgraphDefinition, orm: MikroORM, platform: Platform, bundles: Bundles): SubgraphServices {
  const name = definition.manifest.name;
  const em = orm.em as EntityManager;
  const db = em.getKysely() as unknown as Db;
  const kept = new Map<string, unknown>();
  const log = platform.log.child({ subgraph: name });
  return {
    name,
    // Partners come and go while the city runs.
    get subgraphs() {
      return platform.manifests.map((one) => one.name);
    },
    get roles() {
      return cityRoles(platform.permissionRoles);
    },
    closedServices: platform.closedServices,
    em,
    db,
    log,
    now: platform.now,
    secrets: { service: platform.secrets.service },
    transact: (work) => transact(em, jobSchema(name), work, () => platform.wake(name)),
    setting: settingReader(definition.manifest, db, platform.now),
    translate: translators(bundles),
    verifyReceipt:
      platform.verifyReceipt ??
      (async (receipt, ownerId) => verifyReceipt(receipt, { ownerId, now: platform.now(), secret: platform.secrets.service })),
    once<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
    async call<O>(subgraph: string, call: string, input: unknown, options: { viewerToken?: string | null } = {}): Promise<O> {
      const local = platform.localCall(subgraph, call);
      if (local) return (await local(input, { caller: name, viewerToken: options.viewerToken ?? null })) as O;
      const token = await signServiceToken({ secret: platform.callSecret(subgraph), from: name, to: subgraph, call, now: platform.now() });
      const given = options.viewerToken ?? null;
      const viewerToken = given && platform.tokenFor ? await platform.tokenFor(subgraph, given) : given;
      const answer = await request(`${platform.urlOf(subgraph)}/${subgraph}/service/${call}`, {
        method: "POST",
        dispatcher: agent,
        headersTimeout: CALL_TIMEOUT_MS,
        bodyTimeout: CALL_TIMEOUT_MS,
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
          ...(viewerToken ? { "x-civicgraph-viewer": viewerToken } : {}),
        },
        body: JSON.stringify(input),
      }).catch((error: unknown) => {
        log.warn({ err: error, to: subgraph, call }, "service call failed");
        throw unavailable();
      });
      const body = (await answer.body.json().catch(() => null)) as { result?: O; refusal?: RefusalOnTheWire } | null;
      if (answer.statusCode === 200 && body && "result" in body) return body.result as O;
      if (body?.refusal) throw refusalFromWire(body.refusal);
      throw unavailable();
    },
  };
}

/** A refusal of the owner, carried to the caller whole, so that it can be said in the reader's language. */
export interface RefusalOnTheWire {
  code: ErrorCode;
  key: string;
  values: Record<string, string | number>;
  fields: FieldFault[];
}

export const refusalToWire = ({ code, key, values, fields }: Refusal): RefusalOnTheWire => ({ code, key, values, fields });
const refusalFromWire = (wire: RefusalOnTheWire) => new Refusal(wire.code, wire.key, wire.values, wire.fields);

/** The texts of a subgraph: its `locales` folder. */
export const bundlesOf = (definition: SubgraphDefinition): Bundles => readBundles(join(definition.folder, "locales"));
