import { isDeepStrictEqual } from "node:util";

/** What an import makes of a row of the source, or of a row that only we have. */
export type RowOutcome = "taken" | "changed" | "unchanged" | "refused" | "elsewhere" | "notInSource";

/** One line of an import's report. */
export interface ImportRow {
  /** The master: `department`, `boundary ADMIN`, … */
  master: string;
  code: string;
  /** `<file>:<line>` in the source; null for a row that only we have. */
  at: string | null;
  outcome: RowOutcome;
  /** Why it was refused, or what was put right or left out on the way in. */
  reasons: string[];
  /** Field → what it was and what it is now. */
  changes: Record<string, { from: unknown; to: unknown }>;
}

/** A row of the source that may be written: what it says of a record, under which code, and what had to be said about it. */
export interface SourceRow {
  master: string;
  code: string;
  at: string | null;
  reasons: string[];
  /** Refused, or of another city: never written. */
  outcome?: "refused" | "elsewhere";
}

/** How the value that we have and the value that the source states become one. */
export type Merge = (ours: unknown, theirs: unknown) => unknown;

/** Texts by locale: the source's over ours; a language that only we have stays. */
export const mergeTexts: Merge = (ours, theirs) => ({ ...(ours as object), ...(theirs as object) });
/** Sets: what either side has, ours first. */
export const mergeSet: Merge = (ours, theirs) => [...new Set([...((ours as unknown[]) ?? []), ...(theirs as unknown[])])];

export interface PlannedRecord<T> {
  outcome: "taken" | "changed" | "unchanged";
  changes: ImportRow["changes"];
  /** The record as it will stand. */
  record: T;
}

/**
 * What becomes of one record. A field that the source leaves open (null or undefined) keeps our value, so an import never
 * empties what the city filled in itself.
 */
export function planRecord<T extends object>(
  ours: T | undefined,
  theirs: T,
  merges: Partial<Record<keyof T, Merge>> = {},
): PlannedRecord<T> {
  if (!ours) return { outcome: "taken", changes: {}, record: theirs };
  const record: T = { ...ours };
  const changes: ImportRow["changes"] = {};
  for (const key of Object.keys(theirs) as (keyof T & string)[]) {
    const stated = theirs[key];
    if (stated === null || stated === undefined) continue;
    const merged = (merges[key] ? merges[key](ours[key], stated) : stated) as T[typeof key];
    if (isDeepStrictEqual(merged, ours[key])) continue;
    record[key] = merged;
    changes[key] = { from: ours[key] ?? null, to: merged };
  }
  return { outcome: Object.keys(changes).length ? "changed" : "unchanged", changes, record };
}

/** Plans many records of one master by their codes. */
export function planRecords<T extends { code: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  merges: Partial<Record<keyof T, Merge>> = {},
): { planned: Map<string, PlannedRecord<T>>; writes: T[]; notInSource: string[] } {
  const known = new Map(ours.map((one) => [one.code, one]));
  const planned = new Map(theirs.map((one) => [one.code, planRecord(known.get(one.code), one, merges)]));
  return {
    planned,
    writes: [...planned.values()].filter((one) => one.outcome !== "unchanged").map((one) => one.record),
    notInSource: ours.filter((one) => !planned.has(one.code)).map((one) => one.code),
  };
}
