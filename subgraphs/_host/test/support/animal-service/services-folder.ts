import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface AnimalKind {
  /** Subgraph, schema and service: `dogs`. */
  name: string;
  typeName: string;
}

/** Eleven services: with the complaints a city of twelve case types. */
export const ELEVEN_KINDS: AnimalKind[] = [
  "Dog",
  "Cat",
  "Cow",
  "Buffalo",
  "Goat",
  "Horse",
  "Donkey",
  "Camel",
  "Parrot",
  "Rabbit",
  "Duck",
].map((typeName) => ({ typeName, name: `${typeName.toLowerCase()}s` }));

export const DOGS: AnimalKind = { name: "dogs", typeName: "Dog" };

/** A folder with a service for each kind, as `PLUGINS_DIR` takes it: what a city with services of its own has. */
export function servicesFolder(kinds: AnimalKind[]): string {
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-services-"));
  const source = pathToFileURL(join(import.meta.dirname, "animal-service.ts")).href;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const { name, typeName } of kinds) {
    mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, name, "subgraph.ts"),
      `import { animalService } from ${JSON.stringify(source)};\nexport default animalService("${name}", "${typeName}");\n`,
    );
  }
  return folder;
}
