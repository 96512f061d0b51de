import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { type DocumentNode, Kind, print } from "graphql";
import { root } from "../../start/config.ts";

const folder = join(root, "portal/src/graphql/documents");
const isDocument = (value: unknown): value is DocumentNode => (value as DocumentNode | null)?.kind === Kind.DOCUMENT;

/** Name of an operation and its text. */
export function named(document: DocumentNode): [name: string, text: string] {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return [operation?.name?.value ?? "", print(document)];
}

/** Every operation that stands in the portal's documents, by its name; those that are built from the registry at run time apart. */
export async function readPortalOperations(): Promise<Map<string, string>> {
  const files = globSync("*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts") && basename(file) !== "generated.ts");
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  return new Map(modules.flatMap((module) => Object.values(module).filter(isDocument).map(named)));
}
