import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apiSchemaOf } from "./checks/api-schema.ts";
import { committedBase, findUnmarkedChanges, type MarkedChange } from "./checks/breaking-changes.ts";
import { findDrift } from "./checks/drift.ts";
import { findOwnershipFaults } from "./checks/ownership.ts";
import { type BoundedLists, findPolicyFaults } from "./checks/policy.ts";
import { CompositionError, composeSupergraph, type SubgraphSdls } from "./compose-supergraph.ts";
import { readSdlFiles } from "./subgraph-sdls.ts";

/** Faults by check; an empty list is a passed check. */
export type SchemaFaults = Record<"composition" | "drift" | "breaking changes" | "ownership" | "policy", string[]>;

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, "utf8") : null);
const readJson = <T>(file: string, absent: T): T => JSON.parse(read(file) ?? "null") ?? absent;

/** Holds the subgraphs' SDL against the committed state of `<root>/schema`. `base` is the commit whose clients must not break. */
export function checkSchema(sdls: SubgraphSdls, root: string, base?: string): SchemaFaults {
  const folder = join(root, "schema");
  const faults: SchemaFaults = { composition: [], drift: [], "breaking changes": [], ownership: findOwnershipFaults(sdls), policy: [] };
  let supergraph: string;
  try {
    supergraph = composeSupergraph(sdls);
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    return { ...faults, composition: error.faults };
  }
  const api = apiSchemaOf(supergraph);
  faults.drift = findDrift(sdls, readSdlFiles(join(folder, "subgraphs")), supergraph, read(join(folder, "supergraph.graphql")));
  faults.policy = findPolicyFaults(api, readJson<BoundedLists>(join(folder, "bounded-lists.json"), {}));
  const committed = committedBase(root, supergraph, base);
  if (committed) {
    const marked = readJson<MarkedChange[]>(join(folder, "breaking-changes.json"), []);
    const broken = findUnmarkedChanges(apiSchemaOf(committed.sdl), api, marked);
    if (broken.length) {
      faults["breaking changes"] = [
        ...broken.map((change) => `against ${committed.ref}: ${change}`),
        "where it is meant, name the sentence and its reason in schema/breaking-changes.json",
      ];
    }
  }
  return faults;
}

/** `pnpm schema:check [--base <commit>]` */
async function main(args: string[]): Promise<void> {
  const base = args.includes("--base") ? args[args.indexOf("--base") + 1] : undefined;
  const { subgraphSdls } = await import("./subgraph-sdls.ts");
  const faults = checkSchema(await subgraphSdls(), join(import.meta.dirname, ".."), base);
  for (const [check, list] of Object.entries(faults)) {
    console.log(`${list.length ? "✗" : "✓"} schema: ${check}`);
    for (const fault of list) console.log(`    ${fault}`);
    if (list.length) process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
