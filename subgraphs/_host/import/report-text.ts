import { isDeepStrictEqual } from "node:util";
import type { ImportRow, RowOutcome } from "@civicgraph/kit/import/plan-rows";
import type { ImportedPart, ImportReport } from "./run-import.ts";

/** Column of the summary, in the words of the report. */
const OUTCOMES: [RowOutcome, string][] = [
  ["taken", "taken"],
  ["changed", "changed"],
  ["unchanged", "unchanged"],
  ["refused", "refused"],
  ["elsewhere", "elsewhere"],
  ["notInSource", "only here"],
];
/** Codes shown behind a remark that many rows share. */
const EXAMPLES = 3;

/** The report as people read it: the summary, the rows that need a look, and every row where `verbose`. */
export function reportText(report: ImportReport, verbose: boolean): string {
  const what = report.dryRun ? "Dry run of an import" : "Import";
  return [
    `${what} of ${report.cities.join(", ")} from ${report.folder}`,
    "",
    ...report.parts.flatMap((part) => [...summary(part), ""]),
    ...unread(report),
    ...report.parts.flatMap(needLook),
    ...(verbose ? report.parts.flatMap(everyRow) : []),
    ending(report, verbose),
    "",
  ].join("\n");
}

const mastersOf = ({ rows }: ImportedPart) => [...new Set(rows.map((row) => row.master))];

function summary(part: ImportedPart): string[] {
  const masters = mastersOf(part);
  const width = Math.max(...masters.map((one) => one.length), part.scope.length + part.subgraph.length + 3);
  const head = `${part.scope} · ${part.subgraph}`.padEnd(width + 2) + OUTCOMES.map(([, label]) => label.padStart(11)).join("");
  const lines = masters.map((master) => {
    const counts = OUTCOMES.map(([outcome]) => part.rows.filter((row) => row.master === master && row.outcome === outcome).length);
    const note = part.notes[master];
    return `  ${master.padEnd(width)}${counts.map((count) => String(count || "·").padStart(11)).join("")}${note ? `   ${note}` : ""}`;
  });
  return [head, ...lines];
}

function unread({ unread: folders }: ImportReport): string[] {
  if (folders.length === 0) return [];
  const list = folders.map(({ folder, files }) => `${folder} (${files} ${files === 1 ? "file" : "files"})`).join(", ");
  return [`Not read, as nothing here takes it: ${list}`, ""];
}

const place = (row: ImportRow) => `${row.at ?? "only here"}  ${row.master} ${row.code}`.trimEnd();
const shown = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};
const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A change as lines; of texts by language and the like, only what differs. */
function changeLines(field: string, from: unknown, to: unknown): string[] {
  if (!isMap(from) || !isMap(to)) return [`      ${field}: ${shown(from)} → ${shown(to)}`];
  return Object.keys(to)
    .filter((key) => !isDeepStrictEqual(from[key], to[key]))
    .flatMap((key) => changeLines(`${field}.${key}`, from[key] ?? null, to[key]));
}
const changesOf = (row: ImportRow) => Object.entries(row.changes).flatMap(([field, { from, to }]) => changeLines(field, from, to));
const reasonsOf = (row: ImportRow) => row.reasons.map((reason) => `      ${reason}`);

function needLook(part: ImportedPart): string[] {
  const refused = part.rows.filter((row) => row.outcome === "refused");
  const changed = part.rows.filter((row) => row.outcome === "changed");
  const named = `of ${part.scope} · ${part.subgraph}`;
  return [
    ...section(`Refused ${named}`, refusals(refused)),
    ...section(
      `Changed ${named}`,
      changed.flatMap((row) => [`  ${place(row)}`, ...changesOf(row)]),
    ),
    ...section(`Taken with a remark ${named}`, remarks(part.rows)),
  ];
}

/** Refused rows one by one; those of one master and one reason together. */
function refusals(rows: readonly ImportRow[]): string[] {
  const groups = Map.groupBy(rows, (row) => `${row.master}: ${row.reasons.join("; ")}`);
  return [...groups].map(([reason, [first, ...others]]) => {
    const codes = [first, ...others].map((row) => row?.code || "(no code)").join(", ");
    return `  ${first?.at}  ${reason} (${others.length ? `${others.length + 1}: ${codes}` : codes})`;
  });
}

const section = (title: string, lines: string[]) => (lines.length ? [title, ...lines, ""] : []);

/** Remarks on rows that stand, those that differ only in what they quote told once. */
function remarks(rows: readonly ImportRow[]): string[] {
  const groups = new Map<string, { remark: string; codes: string[] }>();
  for (const row of rows) {
    if (!["taken", "changed", "unchanged"].includes(row.outcome)) continue;
    for (const reason of row.reasons) {
      const key = `${row.master} ${reason.replace(/"[^"]*"/g, "")}`;
      const group = groups.get(key) ?? { remark: `${row.master}: ${reason}`, codes: [] };
      group.codes.push(row.code);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ remark, codes }) => {
    const examples = codes.slice(0, EXAMPLES).join(", ");
    return codes.length === 1
      ? `  ${remark} (${examples})`
      : `  ${codes.length} × ${remark} (${examples}${codes.length > EXAMPLES ? ", …" : ""})`;
  });
}

const everyRow = (part: ImportedPart): string[] =>
  section(
    `Every row of ${part.scope} · ${part.subgraph}`,
    part.rows.flatMap((row) => [`  ${row.outcome.padEnd(11)} ${place(row)}`, ...changesOf(row), ...reasonsOf(row)]),
  );

function ending(report: ImportReport, verbose: boolean): string {
  const rows = report.parts.flatMap((part) => part.rows);
  if (report.cutOff) {
    const { subgraph, scope, reason } = report.cutOff;
    const written = report.parts.length ? "What is listed above is written and whole; the rest is not." : "Nothing was written.";
    return `CUT OFF at ${scope} · ${subgraph}: ${reason}\n${written} The same command again completes it.`;
  }
  const writes = rows.filter((row) => row.outcome === "taken" || row.outcome === "changed").length;
  const done = report.dryRun
    ? `Nothing was written: ${writes} rows would be.`
    : writes
      ? `Done: ${writes} rows written.`
      : "Done: nothing had changed.";
  return `${done} ${rows.length} rows reported${verbose ? "" : "; --verbose or --out FILE tells each of them"}.`;
}
