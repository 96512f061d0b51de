import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Tx } from "@civicgraph/kit";
import { readJsonFile, SourceFault, type SourceFile } from "@civicgraph/kit/import/json-file";
import type { MasterDataImport } from "@civicgraph/kit/import/master-data";
import type { ImportRow, SourceRow } from "@civicgraph/kit/import/plan-rows";
import { z } from "zod";
import type { ItemDocument, ItemKind } from "../item-document.ts";
import { loadItems, planItems, writeItems } from "../item-rows.ts";

const text = z.string().nullish();
const tradeRow = z.object({
  code: text,
  uom: text,
  active: z.boolean().nullish(),
  /** Mostly by what is applied for; of architects and engineers one list for everything. */
  applicationDocument: z
    .array(z.union([z.string(), z.object({ applicationType: z.string(), documentList: z.array(z.string()) })]))
    .nullish(),
});
type TradeRow = z.infer<typeof tradeRow>;
const head = { tenantId: z.string(), moduleName: z.literal("TradeLicense") };
const FILES = [
  {
    kind: "TRADE",
    master: "tradeType",
    key: "TradeType",
    path: "TradeLicense/TradeType.json",
    shape: z.object({ ...head, TradeType: z.array(tradeRow) }),
  },
  {
    kind: "ACCESSORY",
    master: "accessory",
    key: "AccessoriesCategory",
    path: "TradeLicense/AccessoriesCategory.json",
    shape: z.object({ ...head, AccessoriesCategory: z.array(tradeRow) }),
  },
] as const;

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** A file of DIGIT's items: which kind, and its rows. */
export interface ItemSource {
  kind: ItemKind;
  master: string;
  scope: string;
  path: string;
  rows: TradeRow[];
  at(index: number): string;
}

/** Reads and checks a state's trade types and accessories, where it has any. Throws a `SourceFault` that names line and path. */
export function readItems(folder: string, state: string): ItemSource[] {
  return FILES.filter(({ path }) => existsSync(join(folder, path))).map(({ kind, master, key, path, shape }) => {
    const file = readJsonFile(folder, path, shape as z.ZodType<Record<string, unknown> & { tenantId: string }>) as SourceFile<
      Record<string, unknown> & { tenantId: string }
    >;
    const { tenantId } = file.value;
    if (tenantId !== state) throw new SourceFault([`${file.at(["tenantId"])}: tenantId: is ${tenantId}, not ${state}`]);
    return { kind, master, scope: tenantId, path: file.path, rows: file.value[key] as TradeRow[], at: (index) => file.at([key, index]) };
  });
}

/** DIGIT keeps the names of its trades in localizations, which masters do not hold: the code stands for one until the city names it. Pure. */
export function itemsFromMdms(source: ItemSource): { documents: ItemDocument[]; rows: SourceRow[] } {
  const documents: ItemDocument[] = [];
  const codes = new Set<string>();
  const rows = source.rows.map((row, position): SourceRow => {
    const code = row.code?.trim() ?? "";
    const line = { master: source.master, code, at: source.at(position) };
    const refused = (reason: string): SourceRow => ({ ...line, outcome: "refused", reasons: [reason] });
    if (!CODE.test(code)) return refused(code ? `the code ${JSON.stringify(code)} is none` : "no code");
    if (codes.has(code)) return refused("the code stands already in this file");
    codes.add(code);
    const listed = row.applicationDocument ?? [];
    const always = listed.filter((one) => typeof one === "string");
    const papersOf = (type: string) => [
      ...always,
      ...listed.flatMap((one) => (typeof one !== "string" && one.applicationType === type ? one.documentList : [])),
    ];
    const papers = { NEW: papersOf("NEW"), RENEWAL: papersOf("RENEWAL") };
    documents.push({ scope: source.scope, code, names: {}, uom: row.uom?.trim() || null, papers, active: row.active !== false, position });
    return { ...line, reasons: row.active === false ? ["not active in the source: taken as not active"] : [] };
  });
  return { documents, rows };
}

async function importItems(tx: Tx, source: ItemSource, dryRun: boolean): Promise<ImportRow[]> {
  const { documents, rows } = itemsFromMdms(source);
  const plan = planItems(await loadItems(tx, source.scope, source.kind), documents);
  if (!dryRun) await writeItems(tx, source.kind, plan);
  const left = plan.notInSource.map(
    (code): ImportRow => ({
      master: source.master,
      code,
      at: null,
      outcome: "notInSource",
      reasons: ["not in the source: left as it is"],
      changes: {},
    }),
  );
  const taken = rows.map((row): ImportRow => {
    const planned = row.outcome ? undefined : plan.planned.get(row.code);
    return { ...row, outcome: planned?.outcome ?? row.outcome ?? "refused", changes: planned?.changes ?? {} };
  });
  return [...taken, ...left];
}

/** Trade types and accessories are a state's masters. */
export const itemMasterData: MasterDataImport = {
  read({ folder, state }) {
    const sources = readItems(folder, state);
    return {
      files: sources.map((source) => source.path),
      steps: sources.map((source) => ({
        scope: state,
        notes: { [source.master]: source.kind === "TRADE" ? "licences: trades" : "licences: accessories" },
        run: (tx: Tx, _facts: unknown, { dryRun }: { dryRun: boolean }) => importItems(tx, source, dryRun),
      })),
    };
  },
};
