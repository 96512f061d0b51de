import type { Manifest } from "@civicgraph/plugin-sdk";
import type { Logger } from "pino";
import type { Revocations } from "../auth/revocations.ts";
import type { KeySource } from "../auth/tokens.ts";
import type { SubgraphServices } from "../context.ts";
import type { OldestTransaction } from "../events/oldest-transaction.ts";
import { contractPermissions } from "../operate/contract-permissions.ts";

export interface Secrets {
  /** Header that the edge shows to the subgraphs; without it they answer nobody. */
  routerKey: string;
  /** HS256 key of service tokens and receipts. */
  service: string;
}

/** How a subgraph that runs in this very process is asked, without a network between. */
export type LocalCall = (input: unknown, from: { caller: string; viewerToken: string | null }) => Promise<unknown>;

/** What all subgraphs of one process share. */
export interface Platform {
  log: Logger;
  now(): Date;
  secrets: Secrets;
  demo: boolean;
  /** Manifests of every subgraph of the city, whether it runs in this process or not. */
  manifests: Manifest[];
  /** Permission code → roles that hold it, over all manifests. */
  permissionRoles: ReadonlyMap<string, readonly string[]>;
  keys: KeySource;
  /** The secret that service tokens to and from a subgraph are signed with: one for the city's own, another for each partner. */
  callSecret(peer: string): string;
  /** A partner's manifest, by the name of its subgraph; nothing for the city's own. What a partner may call is less: `ServiceCall.forPartners`. */
  partner(name: string): Manifest | undefined;
  /** The keys of the tokens in which this caller speaks for a person, where they are not `keys`: a partner holds an assertion, never the token itself. */
  keysOf?(caller: string): KeySource | undefined;
  /** What of a person's token is handed on to a subgraph: an assertion for a partner, the token as it is for the city's own. */
  tokenFor?(subgraph: string, token: string): Promise<string>;
  /** Whether a receipt of an upload holds, where this process has not the key for it: asks documents. */
  verifyReceipt?: SubgraphServices["verifyReceipt"];
  /** Ids of services that take no new cases, as their partner is being taken out. */
  closedServices: ReadonlySet<string>;
  revocations: Revocations;
  /** Base URL of the process in which a subgraph runs. */
  urlOf(subgraph: string): string;
  localCall(subgraph: string, call: string): LocalCall | undefined;
  /** Events of this subgraph were committed: wake who reads them. */
  wake(subgraph: string): void;
  databaseUrl(subgraph: string): string;
  migratorUrl(subgraph: string): string;
  eventReaderUrl(): string;
  /** How long readers of the logs have been held back. */
  oldestTransaction: OldestTransaction;
  poolSize: number;
}

/** The table from permission to roles, out of the manifests and the kit's contract. */
export function permissionTable(manifests: Manifest[]): Map<string, readonly string[]> {
  const permissions = manifests.flatMap((manifest) => [...manifest.permissions, ...contractPermissions(manifest)]);
  return new Map(permissions.map((permission) => [permission.code, permission.roles] as const));
}

/** Held in a whole state, and given by whoever runs the installation: no city gives it. */
const STATE_ROLE = "STATE_ADMIN";

/** The roles that exist in a city follow from what the services of the city, a partner's included, let each role do. Alphabetical. */
export const cityRoles = (permissionRoles: Platform["permissionRoles"]): string[] =>
  [...new Set([...permissionRoles.values()].flat())].filter((role) => role !== STATE_ROLE).sort();
