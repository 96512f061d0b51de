import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { root } from "../../root.ts";
import { StartError } from "../../start/config.ts";
import { linkPlatform } from "./read-source.ts";

const TEMPLATE = join(root, "plugins/_template");
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export interface NewPlugin {
  /** What people call it, in English; the name with spaces where none is given. */
  title?: string | undefined;
  publisher?: string | undefined;
}

/**
 * Writes a working service to begin with: `plugins/<name>`, or the folder that is named. It takes an application, a fee and gives a certificate;
 * what is left is to say what is asked and what the rules are.
 */
export async function newPlugin(where: string, given: NewPlugin, say: (line: string) => void): Promise<string> {
  const folder = where.includes("/") ? resolve(where) : join(root, "plugins", where);
  const name = basename(folder);
  if (!NAME.test(name) || name.length > 40)
    throw new StartError(`“${name}” cannot be a service's name: small letters, digits and hyphens, e.g. stall-permit`);
  if (existsSync(folder)) throw new StartError(`${folder} is there already`);
  const pascal = name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());
  const title = given.title ?? (await ask("What people call it", sentence(name)));
  const publisher = given.publisher ?? (await ask("Who publishes it", "Our city"));
  const words: [from: string, to: string][] = [
    ["sample-permit", name],
    ["samplePermit", pascal.charAt(0).toLowerCase() + pascal.slice(1)],
    ["SamplePermit", pascal],
    ["sample_permit", name.replaceAll("-", "_")],
    ["SAMPLE_PERMIT", name.replaceAll("-", "_").toUpperCase()],
    ["SAMPLE-PERMIT", name.toUpperCase()],
    ["Sample permit", title],
    ["sample permit", title.toLowerCase()],
    ["Sample publisher", publisher],
  ];
  const renamed = (text: string) => words.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  cpSync(TEMPLATE, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue;
    const path = join(one.parentPath, one.name);
    writeFileSync(path, renamed(readFileSync(path, "utf8")));
    if (renamed(one.name) !== one.name) renameSync(path, join(dirname(path), renamed(one.name)));
  }
  // It has its libraries from the platform; a folder elsewhere knows no workspace.
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, version: "0.1.0", license: "MIT", type: "module" }, null, 2)}\n`);
  linkPlatform(folder);
  const shown = folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : folder;
  say(`${shown} is written. What you can do with it now:`);
  say(`  pnpm plugin:check ${shown}`);
  say(`  npx vitest run ${shown}`);
  say(`  pnpm plugin:dev ${shown}      joins it to the running city and follows your changes`);
  return folder;
}

const sentence = (name: string) => name.replaceAll("-", " ").replace(/^\w/, (letter) => letter.toUpperCase());

async function ask(question: string, otherwise: string): Promise<string> {
  if (!process.stdin.isTTY) return otherwise;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${question} [${otherwise}]: `).finally(() => lines.close());
  return answer.trim() || otherwise;
}
