import { join } from "node:path";
import type { Consumer, SubgraphServices } from "@civicgraph/kit";
import { createKeySource, type KeySource, verifyServiceToken } from "@civicgraph/kit/auth/tokens";
import { subgraphUrl } from "@civicgraph/kit/database/urls";
import { ConsumerRunner } from "@civicgraph/kit/events/consumer-runner";
import type { EventFeed } from "@civicgraph/kit/events/event-feed";
import { type Platform, permissionTable } from "@civicgraph/kit/runtime/platform";
import type { RunningSubgraph } from "@civicgraph/kit/runtime/start-subgraph";
import { type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import type { JSONWebKeySet } from "jose";
import pg from "pg";
import type { Logger } from "pino";
import type { HostConfig } from "../config.ts";
import { AssertionKey, partnerRouterKey, partnerSecret } from "./partner-keys.ts";
import { PartnerProxy } from "./partner-proxy.ts";
import { PluginProcess } from "./plugin-process.ts";
import { type InstalledPlugin, readPlugins } from "./plugin-table.ts";

interface Joined {
  plugin: InstalledPlugin;
  /** Null where it runs elsewhere. */
  process: PluginProcess | null;
  proxy: PartnerProxy;
  runners: ConsumerRunner[];
}

/** What of the host a partner's service is joined to. */
export interface HostParts {
  config: HostConfig;
  core: readonly Manifest[];
  platform: Platform;
  running: readonly RunningSubgraph[];
  runners: ConsumerRunner[];
  feed: EventFeed;
  readerUrl: string;
  log: Logger;
}

/** The partners' services that this host has let in: their processes, the way to them, and what the city's own parts know of them. */
export class Plugins {
  private readonly joined = new Map<string, Joined>();
  readonly assertions: AssertionKey;
  private readonly closed = new Set<string>();
  private keys: JSONWebKeySet = { keys: [] };
  private readonly sources = new Map<string, KeySource>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly config: HostConfig) {
    this.assertions = new AssertionKey(config.SERVICE_SECRET);
  }

  get closedServices(): ReadonlySet<string> {
    return this.closed;
  }

  get(name: string): Joined | undefined {
    return this.joined.get(name);
  }

  manifest = (name: string): Manifest | undefined => this.joined.get(name)?.plugin.manifest;

  /** The secret shared with a subgraph: a partner's own, or that of the city's. */
  callSecret = (peer: string): string =>
    this.joined.has(peer) ? partnerSecret(peer, this.config.SERVICE_SECRET) : this.config.SERVICE_SECRET;

  /** Base URL at which a partner answers service calls; undefined for the city's own. One that does not run answers nobody. */
  urlOf = (name: string): string | undefined => {
    const one = this.joined.get(name);
    if (!one) return undefined;
    return one.process?.origin ?? (one.plugin.url ? new URL(one.plugin.url).origin : "http://127.0.0.1:9");
  };

  /** The keys of the assertions that this partner shows for a person. */
  keysOf = (caller: string): KeySource | undefined => {
    if (!this.joined.has(caller)) return undefined;
    let made = this.sources.get(caller);
    if (!made) {
      made = createKeySource(this.keys, caller);
      this.sources.set(caller, made);
    }
    return made;
  };

  /** What the table says of partners' services, before any of them runs. */
  async known(readerUrl: string): Promise<Manifest[]> {
    return (await readFrom(readerUrl)).map((one) => one.manifest);
  }

  /** Brings what runs in line with the table: starts what was added or changed, stops what is gone. Throws with the first fault, the rest stands. */
  sync(parts: HostParts): Promise<void> {
    const next = this.queue.then(() => this.reconcile(parts));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async reconcile(parts: HostParts): Promise<void> {
    this.keys = await this.assertions.keySet();
    const wanted = await readFrom(parts.readerUrl);
    // Whether they run yet or not: their cases are in the index.
    await this.tell(wanted, parts);
    const faults: unknown[] = [];
    for (const plugin of wanted) {
      const known = this.joined.get(plugin.name);
      const runs = plugin.state !== "removing";
      if (known && runs && isSame(known.plugin, plugin)) {
        known.plugin = plugin;
        continue;
      }
      await this.join(plugin, known, runs, parts).catch((error: unknown) => {
        parts.log.error({ err: error, partner: plugin.name }, "a partner's service cannot start");
        faults.push(error);
      });
    }
    for (const name of [...this.joined.keys()]) if (!wanted.some((one) => one.name === name)) await this.leave(name, parts);
    if (faults.length) throw faults[0];
  }

  /** Puts a version in the place of the one before, once it answers: whoever asks meanwhile is answered by the old one. */
  private async join(plugin: InstalledPlugin, before: Joined | undefined, runs: boolean, parts: HostParts): Promise<void> {
    const process = runs && plugin.folder ? this.processOf(plugin, parts) : null;
    // One that does not run has still cases in the index: it stays known, and the next look tries again.
    const patient = !before && plugin.state !== "adding";
    const starting = process?.start({ patient });
    starting?.catch(() => undefined);
    if (before) await starting;
    const now: Joined = before ?? { plugin, process, runners: [], proxy: undefined as never };
    const old = before ? { process: before.process, proxy: before.proxy } : null;
    Object.assign(now, { plugin, process });
    now.proxy = new PartnerProxy(
      () => (now.process ? now.process.origin && `${now.process.origin}/${plugin.name}/graphql` : runs ? now.plugin.url : null),
      partnerRouterKey(partnerSecret(plugin.name, this.config.SERVICE_SECRET)),
    );
    this.joined.set(plugin.name, now);
    if (!before) await starting;
    if (runs && now.runners.length === 0) this.read(plugin, now, parts);
    if (!runs) await this.silence(now, parts);
    // What the old one is answering it answers to the end.
    await old?.proxy.close();
    await old?.process?.stop();
  }

  private processOf(plugin: InstalledPlugin, { config, core, log }: HostParts): PluginProcess {
    const sources = Object.fromEntries(
      plugin.manifest.consumes.map((type) => [type, core.filter((one) => one.emits.includes(type)).map((one) => one.name)]),
    );
    return new PluginProcess(
      plugin.name,
      {
        PLUGIN_FOLDER: plugin.folder ?? "",
        PLUGIN_DATABASE_URL: subgraphUrl(plugin.name, "app", config.DATABASE_URL, config.DATABASE_SECRET, config.databaseUrls),
        PLUGIN_SECRET: partnerSecret(plugin.name, config.SERVICE_SECRET),
        HOST_URL: `http://127.0.0.1:${config.HOST_PORT}`,
        ASSERTION_KEYS: JSON.stringify(this.keys),
        EVENT_SOURCES: JSON.stringify(sources),
        DEMO: config.DEMO,
        LOG_LEVEL: config.LOG_LEVEL,
      },
      config.env,
      join(config.LOGS_DIR, `plugin-${plugin.name}.log`),
      log,
    );
  }

  /** The city's consumers read its log from now on. */
  private read({ name, manifest }: InstalledPlugin, joined: Joined, { running, runners, feed }: HostParts): void {
    const add = (consumer: Consumer, services: SubgraphServices) => {
      const runner = new ConsumerRunner(consumer, name, feed, services, services.log);
      joined.runners.push(runner);
      runners.push(runner);
      runner.start();
    };
    for (const one of running)
      for (const consumer of one.consumers) if (manifest.emits.some((type) => consumer.events.includes(type))) add(consumer, one.services);
  }

  private async silence(joined: Joined, { runners }: HostParts): Promise<void> {
    const own = new Set(joined.runners);
    joined.runners = [];
    runners.splice(0, runners.length, ...runners.filter((one) => !own.has(one)));
    await Promise.all([...own].map((one) => one.stop()));
  }

  private async leave(name: string, parts: HostParts): Promise<void> {
    const one = this.joined.get(name);
    if (!one) return;
    this.joined.delete(name);
    this.sources.delete(name);
    await this.silence(one, parts);
    await one.proxy.close();
    await one.process?.stop();
  }

  /** The city's own parts learn who is there: permissions, roles, the types of cases, which services are closed. */
  private async tell(partners: readonly InstalledPlugin[], { core, platform, running }: HostParts): Promise<void> {
    const before = JSON.stringify(platform.manifests);
    const manifests = [...core, ...partners.map((one) => one.manifest)];
    platform.manifests.splice(0, platform.manifests.length, ...manifests);
    const roles = platform.permissionRoles as Map<string, readonly string[]>;
    roles.clear();
    for (const [code, holders] of permissionTable(manifests)) roles.set(code, holders);
    this.closed.clear();
    for (const { state, manifest } of partners) if (state !== "active") for (const { id } of servicesOf(manifest)) this.closed.add(id);
    if (JSON.stringify(platform.manifests) !== before) for (const one of running) await one.recompose();
  }

  /** What runs, for `/health`: a partner that is down is said, and is no fault of the city's. */
  health(): Record<string, { state: string; version: string; answers: boolean; restarts: number }> {
    return Object.fromEntries(
      [...this.joined].map(([name, { plugin, process }]) => [
        name,
        {
          state: plugin.state,
          version: plugin.version,
          answers: process === null || process.origin !== null,
          restarts: process?.restarts ?? 0,
        },
      ]),
    );
  }

  /** Which partner speaks, by a token signed with its own secret; null where it holds not. */
  async caller(token: string, call: string, now: Date): Promise<InstalledPlugin | null> {
    const caller = await verifyServiceToken({ secretOf: this.callSecret, token, to: "host", call, now }).catch(() => null);
    return (caller && this.joined.get(caller.from)?.plugin) ?? null;
  }

  async stop(): Promise<void> {
    await this.queue;
    await Promise.all([...this.joined.values()].map((one) => Promise.all([one.process?.stop(), one.proxy.close()])));
  }
}

async function readFrom(url: string): Promise<InstalledPlugin[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return readPlugins(client).finally(() => client.end());
}

const isSame = (a: InstalledPlugin, b: InstalledPlugin) =>
  a.version === b.version &&
  a.folder === b.folder &&
  a.url === b.url &&
  JSON.stringify(a.manifest) === JSON.stringify(b.manifest) &&
  a.origin.kind !== "dev";
