import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { z } from "zod";

/** The largest master data file in the field is about a megabyte. */
const MAX_BYTES = 32 * 1024 * 1024;

type Path = readonly (string | number)[];

/** A file that an import reads, checked, with the line on which each of its values stands. */
export interface SourceFile<T> {
  path: string;
  value: T;
  /** `<file>:<line>` of a value. */
  at(path: Path): string;
}

/** The source cannot be used as it is; nothing was written. Every fault that could be found is named. */
export class SourceFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** The node at a path, or the nearest one above it that is there. */
function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  for (let length = path.length; root && length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** `CommaExpected` → `comma expected`. */
const inWords = ({ error }: ParseError) =>
  printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();

const dotted = (path: Path) =>
  path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${part}` : part), "");

/** Reads and checks a JSON file below a folder. Throws a `SourceFault` that names file, line and path of everything that is wrong in it. */
export function readJsonFile<T>(folder: string, name: string, schema: z.ZodType<T>): SourceFile<T> {
  const path = join(folder, name);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new SourceFault([`${name}: there is no such file in ${folder}`]);
  if (size > MAX_BYTES) throw new SourceFault([`${name}: ${size} bytes are too many, at most ${MAX_BYTES}`]);
  // A byte order mark is no JSON, but editors of master data leave it.
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const lineOf = lineFinder(text);
  const broken: ParseError[] = [];
  const root = parseTree(text, broken, { disallowComments: true });
  const [first] = broken;
  if (first) throw new SourceFault([`${name}:${lineOf(first.offset)}: not JSON: ${inWords(first)}`]);
  const json: unknown = root && getNodeValue(root);
  const at = (where: Path) => `${name}:${lineOf(nodeAt(root, where)?.offset ?? 0)}`;
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new SourceFault(
      parsed.error.issues.map((issue) => `${at(issue.path as Path)}: ${dotted(issue.path as Path) || "the file"}: ${issue.message}`),
    );
  }
  return { path: name, value: parsed.data, at };
}

/** Runs several reads and throws the faults of all of them together. */
export function readAll<T extends Record<string, () => unknown>>(reads: T): { [K in keyof T]: ReturnType<T[K]> } {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, read] of Object.entries(reads)) {
    try {
      values[key] = read();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      faults.push(...error.faults);
    }
  }
  // A file of the state is read for each of its cities; its faults are told once.
  if (faults.length) throw new SourceFault([...new Set(faults)]);
  return values as { [K in keyof T]: ReturnType<T[K]> };
}
