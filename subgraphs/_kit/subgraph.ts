import type { Manifest } from "@civicgraph/plugin-sdk";
import type { FastifyInstance } from "fastify";
import type { NonEmptyArray } from "type-graphql";
import type { z } from "zod";
import type { RequestContext, SubgraphServices, Tx } from "./context.ts";
import type { MasterDataImport } from "./import/master-data.ts";

/** An event as a consumer sees it. */
export interface LoggedEvent<P = unknown> {
  source: string;
  type: string;
  key: string;
  payload: P;
  at: Date;
  position: string;
}

/** A consumer applies a batch and its checkpoint in one transaction; it must be idempotent (use `version`). */
export interface Consumer {
  name: string;
  events: string[];
  /** Applied one event at a time inside the batch's transaction, in order; a throw parks this event's key only. */
  apply(event: LoggedEvent<never>, tx: Tx, services: SubgraphServices): Promise<void>;
  /** Optional faster path for a whole batch; falls back to `apply` when it throws. */
  applyBatch?(events: LoggedEvent<never>[], tx: Tx, services: SubgraphServices): Promise<void>;
  /** Milliseconds for which events gather after a batch, 100 unless told: fewer where people wait for what it derives. */
  gatherMs?: number;
  /** Empties what it derives, before a rebuild. */
  reset?(tx: Tx): Promise<void>;
  /** Runs after the batch committed, e.g. to renew a projection in memory. */
  committed?(services: SubgraphServices): void;
}

export type Job = (payload: Record<string, unknown>, services: SubgraphServices) => Promise<void>;

export interface CronJob {
  name: string /** crontab, e.g. `* * * * *` */;
  pattern: string;
  run(services: SubgraphServices): Promise<void>;
}

/** A partner that makes a service call: its subgraph, and the ids of the services that are its own. */
export interface Partner {
  name: string;
  services: readonly string[];
}

export interface ServiceCall<I = unknown, O = unknown> {
  input: z.ZodType<I>;
  output: z.ZodType<O>;
  handle(input: I, ctx: RequestContext): Promise<O>;
  /** Whether a partner may make this call: it is given for what is the partner's own. A call that does not say so is for the city's own subgraphs. */
  forPartners?(input: I, partner: Partner, ctx: RequestContext): boolean | Promise<boolean>;
}

// biome-ignore lint/complexity/noBannedTypes: TypeGraphQL takes any class
type Class = Function;

export interface SubgraphDefinition {
  manifest: Manifest;
  /** Folder of the subgraph: `import.meta.dirname`. `locales/` is read from it. */
  folder: string;
  entities: Class[];
  resolvers: NonEmptyArray<Class>;
  orphanedTypes?: Class[];
  /** Classes extending MikroORM's `Migration`, oldest first. The kit's own tables come before them. */
  migrations: (new (
    ...args: never[]
  ) => unknown)[];
  /** Batched `_entities`: one call per type and request. The result is in the order of the keys; null where there is none or no right. */
  references?: Record<string, (keys: Record<string, unknown>[], ctx: RequestContext) => Promise<(object | null)[]>>;
  consumers?: Consumer[];
  jobs?: Record<string, Job>;
  cron?: CronJob[];
  // biome-ignore lint/suspicious/noExplicitAny: each call has its own types; see defineServiceCall
  serviceCalls?: Record<string, ServiceCall<any, any>>;
  /** Demo data; must be safe to run again. */
  seed?(services: SubgraphServices): Promise<void>;
  /** What it takes from a folder of DIGIT's master data when a city is imported. */
  masterData?: MasterDataImport;
  /** HTTP routes below `/<name>/`. */
  routes?(
    app: FastifyInstance,
    services: SubgraphServices & { contextOf(request: unknown): Promise<RequestContext> },
  ): void | Promise<void>;
  /** Text appended to the SDL before the schema is built (casework's stubs of the case types). Made from the manifests that run together. */
  extendSdl?(manifests: Manifest[]): { sdl: string; resolvers?: Record<string, unknown> };
  /** Names of health checks beside the kit's own; a text is the fault. */
  health?(services: SubgraphServices): Promise<Record<string, string | null>>;
}

export function defineSubgraph(definition: SubgraphDefinition): SubgraphDefinition {
  return definition;
}
export function defineServiceCall<I, O>(call: ServiceCall<I, O>): ServiceCall<I, O> {
  return call;
}
