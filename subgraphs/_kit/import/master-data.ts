import type { Tx } from "../context.ts";
import type { ImportRow } from "./plan-rows.ts";

/** A folder of one state's master data (DIGIT's MDMS), and what of it is wanted. */
export interface MasterDataSource {
  /** The folder that holds `tenant/`, `common-masters/`, `<city>/`. */
  folder: string;
  state: string;
  /** Codes of the cities to import, all of that state, each once. */
  cities: readonly string[];
  /** DIGIT's module → our service that does its work. */
  services: ReadonlyMap<string, string>;
}

/** A department that another master may name. */
export interface KnownDepartment {
  code: string;
  names: Record<string, string>;
  active: boolean;
}

/** What steps that ran before know: written by one subgraph's step, read by a later one's. */
export interface ImportFacts {
  /** Departments of the state as they stand after the import. */
  departments: KnownDepartment[];
}

/** One transaction of an import. */
export interface ImportStep {
  /** The city or state whose masters it writes. */
  scope: string;
  /** Master → what it is for, where its name does not say so. */
  notes?: Record<string, string>;
  /** Compares with what is there, writes unless it is a dry run, and answers one line for every row. */
  run(tx: Tx, facts: ImportFacts, options: { dryRun: boolean }): Promise<ImportRow[]>;
}

/** What a subgraph takes from a folder of master data. */
export interface MasterDataImport {
  /** Subgraphs whose masters must stand first. */
  after?: readonly string[];
  /** Reads and checks all it needs, without a database. Throws a `SourceFault` with every fault. */
  read(source: MasterDataSource): { files: string[]; steps: ImportStep[] };
}
