import type { EventContract } from "@civicgraph/events";
import type { Workflow } from "@civicgraph/plugin-sdk";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Viewer } from "./auth/viewer.ts";
import type { Translate } from "./locales.ts";
import type { Receipt } from "./receipts.ts";

export type Locale = string;

/** Rows of any table, typed by the caller where it matters. */
// biome-ignore lint/suspicious/noExplicitAny: hot reads go through Kysely with the row type stated at the call
export type Db = Kysely<any>;

/** SQL with `?` placeholders, and their values. */
export interface Statement {
  sql: string;
  values: readonly unknown[];
}

/** One database transaction and what commits with it. */
export interface Tx {
  em: EntityManager;
  /** Kysely bound to this transaction. */
  db: Db;
  /** Raw SQL in this transaction. `?` placeholders. */
  query<R = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<R[]>;
  /** Appends to this subgraph's event log. The payload is checked against its contract. `beside` is a write that goes with it in one round trip. */
  emit<P>(contract: EventContract<P>, key: string, payload: P, beside?: Statement): Promise<void>;
  /** A graphile-worker job that starts when the transaction has committed. Payloads carry ids, never contacts or codes. */
  addJob(name: string, payload: Record<string, unknown>, options?: { runAt?: Date; jobKey?: string; maxAttempts?: number }): Promise<void>;
}

/** What every piece of a subgraph gets, whether a request, a job or a consumer calls it. */
export interface SubgraphServices {
  name: string;
  /** Names of all subgraphs of the city, this one among them. */
  subgraphs: readonly string[];
  /** Ids of services that take no new cases, as their partner is being taken out. */
  closedServices: ReadonlySet<string>;
  /** Roles that an employee of a city can hold: those that any service of the city gives a permission. */
  roles: readonly string[];
  em: EntityManager;
  db: Db;
  log: Logger;
  now(): Date;
  /** Keys of this installation; never logged. */
  secrets: { service: string };
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Typed service call to another subgraph with a service token; fails closed with UNAVAILABLE. */
  call<O = unknown>(subgraph: string, name: string, input: unknown, options?: { viewerToken?: string | null }): Promise<O>;
  /** The receipt of an upload if it is genuine, of this owner and not expired; else null. */
  verifyReceipt(receipt: string, ownerId: string): Promise<Pick<Receipt, "documentId"> | null>;
  /** A setting's value in a city now: city over state over default. `through`: the connection to read it on, where one is held already. */
  setting<T extends string | number | boolean>(key: string, city: string, through?: Db): Promise<T>;
  /** Texts of this subgraph (its locales folder, then the kit's). */
  translate(locale: Locale): Translate;
  /** A value kept for the life of the process, made once: projections in memory, keys, pools. */
  once<T>(key: string, make: () => T): T;
}

export interface RequestContext extends SubgraphServices {
  viewer: Viewer;
  locale: Locale;
  correlationId: string;
  /** Address of the client as the edge saw it (trusted only with the router's key). */
  clientAddress: string;
  t: Translate;
  /** The workflow of a kind of case that this subgraph files, by the id of its service; asking for another is a bug. */
  workflow(service: string): Workflow;
  /** A batching loader for this request. */
  loader<K, V>(
    name: string,
    batch: (keys: readonly K[]) => Promise<(V | null)[]>,
  ): { load(key: K): Promise<V | null>; loadMany(keys: readonly K[]): Promise<(V | null)[]> };
}
