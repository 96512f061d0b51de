import { cleanName, languageOf } from "@civicgraph/kit/import/clean-text";
import type { SourceFile } from "@civicgraph/kit/import/json-file";
import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { Coded } from "../city/city-document.ts";
import type { CodedRow } from "./mdms-files.ts";

/** Departments or designations, and a line on every row of the source. An inactive row is taken as inactive: old cases name it. */
export function readCoded<M extends "Department" | "Designation">(
  file: SourceFile<Record<M, CodedRow[]>>,
  master: M,
): { coded: Coded[]; rows: SourceRow[] } {
  const coded = new Map<string, Coded>();
  const rows = file.value[master].map((raw, index): SourceRow => {
    const code = raw.code?.trim() ?? "";
    const { text, fixes } = cleanName(raw.name);
    const row: SourceRow = { master: master.toLowerCase(), code, at: file.at([master, index]), reasons: [] };
    const refuse = (reason: string): SourceRow => ({ ...row, outcome: "refused", reasons: [reason] });
    if (!code) return refuse("no code");
    if (!text) return refuse("no name");
    if (coded.has(code)) return refuse(`the code stands already in this file, for ${Object.values(coded.get(code)?.names ?? {})[0]}`);
    const active = raw.active !== false;
    coded.set(code, { code, names: { [languageOf(text)]: text }, active });
    return { ...row, reasons: [...fixes, ...(active ? [] : ["not active in the source: taken as not active"])] };
  });
  return { coded: [...coded.values()], rows };
}
