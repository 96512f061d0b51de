import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";

/** Every text for people exists in each of these. */
export const LOCALES = ["en", "hi", "ur"] as const;

type Messages = Record<string, unknown>;
type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Folders of texts: flat `locales/<locale>.json` of the server's parts; `messages/<locale>/*.json`, or `messages/<locale>.json` at any depth, of the portal. */
export function findLocaleFaults(root: string): string[] {
  const skip = (path: string) => path.includes("node_modules") || path.includes(".next");
  const folders = [
    ...globSync("{subgraphs,plugins}/*/locales", { cwd: root }),
    ...globSync("{router,portal}/{locales,messages}", { cwd: root }),
    ...globSync("portal/src/**/{locales,messages}", { cwd: root, exclude: skip }),
  ];
  return folders.flatMap((folder) => faultsOfFolder(root, folder));
}

function faultsOfFolder(root: string, folder: string): string[] {
  const base = join(root, folder);
  // Where each locale is a folder of files, the files of English say which there are.
  const files = existsSync(join(base, "en")) ? globSync("en/**/*.json", { cwd: base }) : globSync("**/en.json", { cwd: base });
  if (files.length === 0) return globSync("**/*.json", { cwd: base }).length ? [`${folder} has no English`] : [];
  return files.flatMap((english) => {
    const nested = english.startsWith("en/") || english.startsWith("en\\");
    const fileOf = (locale: string) =>
      nested ? join(locale, english.slice(3)) : join(dirname(english), `${locale}${basename(english).slice("en".length)}`);
    return faultsOfFile(base, folder, fileOf);
  });
}

function faultsOfFile(base: string, folder: string, fileOf: (locale: string) => string): string[] {
  const faults: string[] = [];
  const read = (locale: string): Messages | null => {
    const file = join(base, fileOf(locale));
    if (!existsSync(file)) {
      faults.push(`${join(folder, fileOf(locale))} is missing`);
      return null;
    }
    try {
      return flatten(JSON.parse(readFileSync(file, "utf8")) as Messages);
    } catch (error) {
      faults.push(`${join(folder, fileOf(locale))}: ${(error as Error).message}`);
      return null;
    }
  };
  const english = read("en");
  if (!english) return faults;
  const expected = new Map(Object.entries(english).map(([key, text]) => [key, argumentsOf(text, "en")]));
  for (const locale of LOCALES) {
    const messages = locale === "en" ? english : read(locale);
    if (!messages) continue;
    const where = join(folder, fileOf(locale));
    for (const [key, wanted] of expected) {
      const text = messages[key];
      if (typeof text !== "string" || !text.trim()) {
        faults.push(`${where}: “${key}” is missing`);
        continue;
      }
      const found = argumentsOf(text, locale);
      if (found instanceof Error) faults.push(`${where}: “${key}” is no ICU message: ${found.message}`);
      else if (!(wanted instanceof Error) && found !== wanted) {
        faults.push(`${where}: “${key}” has the arguments {${found}}, English has {${wanted}}`);
      }
    }
    for (const key of Object.keys(messages)) if (!expected.has(key)) faults.push(`${where}: “${key}” is not in English`);
  }
  return faults;
}

/** Nested messages by their path: {a: {b: "x"}} is {"a.b": "x"}. */
function flatten(messages: Messages, prefix = ""): Messages {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? Object.entries(flatten(value as Messages, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value]],
    ),
  );
}

/** Names of the arguments of a message, sorted; the error where it is none. */
function argumentsOf(text: unknown, locale: string): string | Error {
  if (typeof text !== "string") return new Error("not a text");
  try {
    const names = new Set<string>();
    collect(new IntlMessageFormat(text, locale, undefined, { captureLocation: false }).getAst(), names);
    return [...names].sort().join(", ");
  } catch (error) {
    return error as Error;
  }
}

/** Literals and the `#` of a plural have no name of their own; everything else in ICU has. */
function collect(elements: readonly Element[], names: Set<string>): void {
  for (const element of elements) {
    if (element.type === 0 || element.type === 7) continue;
    names.add(element.value);
    if ("options" in element) for (const option of Object.values(element.options)) collect(option.value as Element[], names);
    if ("children" in element) collect(element.children as Element[], names);
  }
}
