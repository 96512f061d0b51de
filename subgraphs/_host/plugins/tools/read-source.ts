import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Bundles } from "@civicgraph/kit";
import type { Manifest } from "@civicgraph/plugin-sdk";
import { root } from "../../root.ts";
import { StartError } from "../../start/config.ts";
import type { DefinitionParts } from "../describe-definition.ts";
import { spawnPlugin } from "../plugin-process.ts";
import type { PluginOrigin } from "../plugin-table.ts";

/** A partner's service as its own process describes it. */
export interface Described {
  manifest: Manifest;
  messages: Bundles;
  sdl: string;
  /** Faults of the manifest. */
  faults: string[];
  parts: DefinitionParts;
}

export interface Source extends Described {
  origin: PluginOrigin;
  /** Where its code lies now: a folder of ours, or the one that was named. Null where it runs elsewhere. */
  folder: string | null;
  url: string | null;
  /** Removes what was fetched only to be looked at. */
  discard(): void;
}

const MAX_FILES = 5000;
const MAX_BYTES = 50 * 1024 * 1024;
const DESCRIBE_MS = 60_000;
const FETCH_MS = 10_000;
const MAX_SDL_BYTES = 1024 * 1024;

/** Reads a service from a folder, an npm package or tarball, or the URL of a subgraph that runs. `inPlace`: a folder is run where it lies. */
export async function readSource(where: string, env: NodeJS.ProcessEnv, inPlace = false): Promise<Source> {
  if (/^https?:\/\//.test(where) && !/\.t(ar\.)?gz$/.test(where)) return readUrl(where);
  const isFolder = existsSync(where) && lstatSync(where).isDirectory();
  if (isFolder && inPlace) {
    const folder = resolve(where);
    linkPlatform(folder);
    return { ...(await describe(folder, env)), origin: { kind: "dev", where: folder }, folder, url: null, discard: () => undefined };
  }
  const staged = mkdtempSync(join(tmpdir(), "civicgraph-plugin-"));
  const discard = () => rmSync(staged, { recursive: true, force: true });
  try {
    const folder = join(staged, "package");
    if (isFolder) copyFolder(resolve(where), folder);
    else unpack(where, staged, env);
    checkSize(folder);
    installOwn(folder, env);
    linkPlatform(folder);
    const origin: PluginOrigin = { kind: isFolder ? "folder" : "package", where: isFolder ? resolve(where) : where };
    return { ...(await describe(folder, env)), origin, folder, url: null, discard };
  } catch (error) {
    discard();
    throw error;
  }
}

const isOurs = (path: string) => !/(^|\/)(node_modules|\.git|test)(\/|$)/.test(path);

function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => isOurs(path.slice(from.length)) && !lstatSync(path).isSymbolicLink() });
}

/** An npm package by name, or a tarball by file or address: as `npm pack` gives it. */
function unpack(where: string, staged: string, env: NodeJS.ProcessEnv): void {
  try {
    const file = existsSync(where)
      ? resolve(where)
      : join(
          staged,
          (
            JSON.parse(
              execFileSync("npm", ["pack", where, "--json", "--ignore-scripts", "--pack-destination", staged], {
                env,
                encoding: "utf8",
                stdio: ["ignore", "pipe", "pipe"],
              }),
            ) as { filename: string }[]
          )[0]?.filename ?? "",
        );
    execFileSync("tar", ["-xzf", file, "-C", staged, "--no-same-owner", "--no-same-permissions"], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    throw new StartError(
      `${where} is no folder, no package and no address of a service: ${(error as { stderr?: string }).stderr?.toString().trim().split("\n")[0] ?? (error as Error).message}`,
    );
  }
  if (!existsSync(join(staged, "package"))) throw new StartError(`${where} is no npm package: it holds no folder “package”`);
}

function checkSize(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  if (files.some((one) => one.isSymbolicLink())) throw new StartError("the package holds links; it has to hold files alone");
  const bytes = files.filter((one) => one.isFile()).reduce((sum, one) => sum + lstatSync(join(one.parentPath, one.name)).size, 0);
  if (files.length > MAX_FILES || bytes > MAX_BYTES)
    throw new StartError(`the package is too large: at most ${MAX_FILES} files and ${MAX_BYTES / 1024 / 1024} MB`);
}

/** What it uses beside the platform's libraries is installed for it alone; nothing of it may run while that happens. */
function installOwn(folder: string, env: NodeJS.ProcessEnv): void {
  const file = join(folder, "package.json");
  const { dependencies = {} } = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { dependencies?: Record<string, string> })
    : {};
  const given = new Set(platformLibraries());
  const own = Object.entries(dependencies).filter(([name]) => !given.has(name));
  if (own.length === 0) return;
  writeFileSync(file, JSON.stringify({ name: "plugin", private: true, type: "module", dependencies: Object.fromEntries(own) }));
  execFileSync("npm", ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
}

const kitModules = join(root, "subgraphs/_kit/node_modules");

/** Libraries that a service has from the platform, in the platform's version: one copy of each, or decorators would not find each other. */
function platformLibraries(): string[] {
  return [
    "@civicgraph/kit",
    ...readdirSync(kitModules).flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(kitModules, name)).map((one) => `${name}/${one}`) : name.startsWith(".") ? [] : [name],
    ),
  ];
}

/** Puts the platform's libraries where a service looks for its own. */
export function linkPlatform(folder: string): void {
  const modules = join(folder, "node_modules");
  for (const name of platformLibraries()) {
    const to = join(modules, name);
    if (existsSync(to)) continue;
    mkdirSync(join(to, ".."), { recursive: true });
    symlinkSync(name === "@civicgraph/kit" ? join(root, "subgraphs/_kit") : join(kitModules, name), to);
  }
}

/** Loads it in a process of its own, which knows no key and no database of ours. */
async function describe(folder: string, env: NodeJS.ProcessEnv): Promise<Described> {
  if (!existsSync(join(folder, "subgraph.ts"))) throw new StartError(`${folder} holds no subgraph.ts`);
  const child = spawnPlugin("describe", { PLUGIN_FOLDER: folder, LOG_LEVEL: "silent" }, env, null);
  let words = "";
  child.stderr?.on("data", (text: Buffer) => (words += text));
  child.stdout?.on("data", (text: Buffer) => (words += text));
  const late = setTimeout(() => child.kill("SIGKILL"), DESCRIBE_MS);
  try {
    return await new Promise<Described>((done, failed) => {
      child.on("message", (message: Described & { error?: string }) =>
        message.error ? failed(new StartError(`the service cannot be loaded: ${message.error}`)) : done(message),
      );
      child.once("exit", () =>
        setTimeout(
          () => failed(new StartError(`the service cannot be loaded: ${words.trim().split("\n").at(-1) ?? "it said nothing"}`)),
          200,
        ),
      );
    });
  } finally {
    clearTimeout(late);
    child.kill("SIGTERM");
  }
}

/** A subgraph that runs elsewhere, in whatever language: its SDL by federation's own question, its manifest and texts at `/civicgraph.json` beside. */
async function readUrl(url: string): Promise<Source> {
  const get = async (what: string, ask: () => Promise<Response>): Promise<unknown> => {
    const answer = await ask().catch((error: Error) => {
      throw new StartError(`${what} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`);
    });
    const text = await answer.text();
    if (text.length > MAX_SDL_BYTES) throw new StartError(`${what} answers with more than a megabyte`);
    try {
      return JSON.parse(text);
    } catch {
      throw new StartError(`${what} answers ${answer.status} and no JSON`);
    }
  };
  const signal = () => AbortSignal.timeout(FETCH_MS);
  const sdl = (await get(url, () =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ _service { sdl } }" }),
      signal: signal(),
    }),
  )) as { data?: { _service?: { sdl?: string } } };
  const declared = new URL("civicgraph.json", url).href;
  const { manifest, messages } = (await get(declared, () => fetch(declared, { signal: signal() }))) as {
    manifest?: Manifest;
    messages?: Bundles;
  };
  if (!sdl.data?._service?.sdl || !manifest?.name || !messages)
    throw new StartError(`${url} is no federated subgraph with a manifest at ${declared}`);
  const { checkManifest } = await import("@civicgraph/kit/case/check-workflow");
  const { LOCALES } = await import("@civicgraph/kit/locales");
  return {
    manifest,
    messages,
    sdl: sdl.data._service.sdl,
    faults: faultsOf(() => checkManifest(manifest, messages, LOCALES)),
    parts: { consumes: manifest.consumes ?? [], migrations: [], jobs: [] },
    origin: { kind: "url", where: url },
    folder: null,
    url,
    discard: () => undefined,
  };
}

/** What came over the line may be of any shape: a manifest that cannot even be looked through is a finding too. */
function faultsOf(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [`it is not of the contract's form: ${(error as Error).message}`];
  }
}
