import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { provision } from "@civicgraph/kit/database/provision";
import { composeCity } from "../compose.ts";
import { loadSubgraphs, subgraphFolders } from "../discover.ts";
import { settlePlugins } from "../plugins/tools/settle-plugins.ts";
import { checkKeys } from "./check-keys.ts";
import { checkPorts } from "./check-ports.ts";
import { Child, type ChildPlan } from "./child.ts";
import { root, type StartConfig, StartError } from "./config.ts";
import { forget, prepareFolder, readSecrets, record, type Secrets, takeOver } from "./data-folder.ts";
import { buildPortal, nextBinary } from "./portal-build.ts";
import { type Database, startDatabase } from "./postgres.ts";

export type Part = "host" | "router" | "portal" | "postgres" | "sandbox";

export interface City {
  portalUrl: string;
  graphUrl: string;
  healthUrl: string;
  password: string;
  databaseUrl: string;
  secrets: Secrets;
  /** Process ids of the parts that run now, PostgreSQL included. */
  pids(): Record<string, number>;
  kill(part: Part, signal: NodeJS.Signals): void;
  /** Resolves when every part answers. */
  ready(timeoutMs?: number): Promise<void>;
  /** The engine that composes the router's answers, as its health page names it. */
  engine(): Promise<string>;
  stop(): Promise<void>;
}

export interface StartOptions {
  dev?: boolean;
  fresh?: boolean;
  say?(line: string): void;
  /** Told when a part cannot be kept alive. */
  gaveUp?(line: string): void;
  /** Ends a start that is under way: what it began is stopped again. */
  aborted?: AbortSignal;
}

const tsx = (file: string) => join(root, "node_modules/tsx/dist", file);

/** Texts are read, not imported: `dev` is told of them. */
const TEXTS = ["subgraphs", "plugins"].flatMap((folder) => ["--include", join(root, folder, "*/locales/*.json")]);

/** One process for each part, so that killing it leaves nothing of it behind; only `dev` needs a second that watches. */
const typescript = (script: string, dev: boolean) =>
  dev ? [tsx("cli.mjs"), "watch", "--clear-screen=false", ...TEXTS, script] : ["--import", pathToFileURL(tsx("loader.mjs")).href, script];

function plans(config: StartConfig, secrets: Secrets, database: Database, supergraph: string, dev: boolean): ChildPlan[] {
  const common = {
    ROUTER_KEY: secrets.routerKey,
    DEMO: config.DEMO,
    HOST_PORT: String(config.HOST_PORT),
    GRAPH_PORT: String(config.GRAPH_PORT),
    NODE_ENV: dev ? "development" : "production",
  };
  const host = `http://127.0.0.1:${config.HOST_PORT}`;
  const graph = `http://127.0.0.1:${config.GRAPH_PORT}`;
  const made: ChildPlan[] = [
    {
      name: "host",
      command: process.execPath,
      args: typescript(join(root, "subgraphs/_host/main.ts"), dev),
      env: {
        ...common,
        DATABASE_URL: database.url,
        SERVICE_SECRET: secrets.service,
        DATABASE_SECRET: secrets.database,
        FILES_DIR: join(config.dataDir, "files"),
        LOGS_DIR: join(config.dataDir, "logs"),
        ...(config.pluginsDir ? { PLUGINS_DIR: config.pluginsDir } : {}),
        PUBLIC_URL: config.PUBLIC_URL,
        ...(config.demo
          ? {
              DEMO_PASSWORD: secrets.demoPassword,
              BILLING_SANDBOX_URL: `http://127.0.0.1:${config.SANDBOX_PORT}`,
              BILLING_SANDBOX_SECRET: secrets.sandbox,
            }
          : {}),
      },
    },
    {
      name: "router",
      command: process.execPath,
      args: typescript(join(root, "router/main.ts"), dev),
      env: {
        ...common,
        HOST_URL: host,
        SUPERGRAPH: supergraph,
        ...(config.portal ? { PORTAL_URL: `http://127.0.0.1:${config.PORTAL_PORT}` } : {}),
      },
    },
  ];
  if (config.demo) {
    made.push({
      name: "sandbox",
      command: process.execPath,
      args: typescript(join(root, "subgraphs/billing/gateway/sandbox/main.ts"), dev),
      env: {
        ...common,
        SANDBOX_PORT: String(config.SANDBOX_PORT),
        BILLING_SANDBOX_SECRET: secrets.sandbox,
        SANDBOX_WEBHOOK_URL: `${graph}/webhooks/sandbox`,
        SANDBOX_FILE: join(config.dataDir, "sandbox-orders.json"),
      },
    });
  }
  if (config.portal) {
    made.push({
      name: "portal",
      command: process.execPath,
      args: [nextBinary, dev ? "dev" : "start", "--port", String(config.PORTAL_PORT)],
      cwd: join(root, "portal"),
      env: {
        ...common,
        GRAPH_URL: graph,
        PORTAL_PORT: String(config.PORTAL_PORT),
        COOKIE_SECRET: secrets.cookie,
        NEXT_TELEMETRY_DISABLED: "1",
      },
    });
  }
  return made;
}

/** Starts a whole city: database, subgraphs, router, portal. Everything it began is stopped again where a step fails. */
export async function startCity(config: StartConfig, options: StartOptions = {}): Promise<City> {
  const say = (line: string) => {
    options.aborted?.throwIfAborted();
    options.say?.(line);
  };
  if (options.fresh && config.DATABASE_URL)
    throw new StartError("--fresh empties the embedded database alone; empty the one of DATABASE_URL yourself, and leave --fresh away");
  prepareFolder(config);
  await takeOver(config, say);
  await checkPorts(config);
  if (options.fresh) {
    say("removing the data of earlier runs");
    for (const part of ["postgres", "files", "plugins", "logs", "secrets.json", "supergraph.graphql", "sandbox-orders.json"])
      rmSync(join(config.dataDir, part), { recursive: true, force: true });
    prepareFolder(config);
  }
  const secrets = readSecrets(config);
  record(config, [{ name: "launcher", pid: process.pid }]);
  const children: Child[] = [];
  let database: Database | null = null;
  let stopped: Promise<void> | null = null;
  const pids = () => {
    const postgres = database?.pid();
    const own = children.flatMap((child) => (child.pid ? [[child.plan.name, child.pid] as const] : []));
    return Object.fromEntries([...(postgres ? [["postgres", postgres] as const] : []), ...own]);
  };
  const keep = () =>
    record(config, [{ name: "launcher", pid: process.pid }, ...Object.entries(pids()).map(([name, pid]) => ({ name, pid }))]);
  const stop = async () => {
    // The front door first, so that nobody is let in while the rooms are being closed.
    for (const child of [...children].reverse()) await child.stop();
    await database?.stop();
    forget(config);
  };
  const stopOnce = () => {
    stopped ??= stop();
    return stopped;
  };
  try {
    say(config.DATABASE_URL ? "connecting to your PostgreSQL" : "starting PostgreSQL");
    const gaveUp = (line: string) => options.gaveUp?.(line);
    database = await startDatabase(config, secrets.postgres, { changed: keep, gaveUp });
    const running = database;
    keep();
    await checkKeys(running.url, secrets, config);
    say("preparing schemas and roles");
    const core = await loadSubgraphs(config.pluginsDir);
    const partners = await settlePlugins(config, secrets, running.url, core, say);
    await provision(
      running.url,
      [...subgraphFolders(config.pluginsDir), ...partners].map((one) => one.name),
      secrets.database,
    ).catch((error: Error) => {
      throw new StartError(`the schemas and roles cannot be prepared: ${error.message}`);
    });
    say("composing the supergraph");
    const supergraph = join(config.dataDir, "supergraph.graphql");
    const composed = await composeCity(core, `http://127.0.0.1:${config.HOST_PORT}`, partners);
    writeFileSync(`${supergraph}.new`, composed.supergraph);
    renameSync(`${supergraph}.new`, supergraph);
    if (config.portal && !options.dev) await buildPortal(say, options.aborted);
    for (const plan of plans(config, secrets, running, supergraph, options.dev ?? false)) {
      say(`starting the ${plan.name}`);
      const child = new Child(plan, config, keep, gaveUp);
      children.push(child);
      child.start();
    }
    const graph = `http://localhost:${config.GRAPH_PORT}`;
    return {
      portalUrl: `http://localhost:${config.PORTAL_PORT}`,
      graphUrl: `${graph}/graphql`,
      healthUrl: `${graph}/health`,
      password: secrets.demoPassword,
      databaseUrl: running.url,
      secrets,
      pids,
      kill: (part, signal) => (part === "postgres" ? running : children.find((child) => child.plan.name === part))?.kill(signal),
      ready: (timeoutMs = 120_000) => waitUntilReady(`http://127.0.0.1:${config.GRAPH_PORT}/health`, timeoutMs, config, children),
      engine: () => engineOf(`http://127.0.0.1:${config.GRAPH_PORT}/health`),
      stop: stopOnce,
    };
  } catch (error) {
    await stopOnce();
    throw error;
  }
}

async function engineOf(health: string): Promise<string> {
  const { parts } = (await (await fetch(health)).json()) as { parts: { engine?: { name?: string } } };
  return parts.engine?.name ?? "unknown";
}

async function waitUntilReady(health: string, timeoutMs: number, config: StartConfig, children: Child[]): Promise<void> {
  const end = Date.now() + timeoutMs;
  let last = "nothing answers yet";
  while (Date.now() < end) {
    try {
      const answer = await fetch(health, { signal: AbortSignal.timeout(4000) });
      if (answer.ok) return;
      last = (await answer.text()).slice(0, 500);
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartError(
    `the city is not ready after ${Math.round(timeoutMs / 1000)} seconds: ${last}; see ${children.map((child) => child.logFile).join(", ") || config.dataDir}`,
  );
}
