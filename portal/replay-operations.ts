import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DocumentNode, Kind, print } from "graphql";
import {
  actOnCaseMutation,
  casePageQuery,
  casePapersQuery,
  categoryOptionsQuery,
  fileCaseMutation,
} from "./src/graphql/documents/generated.ts";
import type { Service } from "./src/graphql/types.ts";

// What the portal asks of the graph, as a file, and that file fed to another graph: whether a new version of the platform would break the portal of
// yesterday is seen before anybody is served by it.
//
//   pnpm portal:operations http://localhost:4000 > yesterday.json    # at the version that runs
//   pnpm portal:replay yesterday.json http://localhost:5000          # at a second copy on the new one

export interface Operation {
  /** Of the operation; for what is built at run time with the id of the service. */
  name: string;
  query: string;
}

interface Refused {
  errors?: { message: string; path?: unknown; locations?: unknown[] }[];
}

async function post<T>(graph: string, query: string, variables: object = {}): Promise<T> {
  const answer = await fetch(new URL("/graphql", graph), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as T;
}

const isDocument = (value: unknown): value is DocumentNode => (value as DocumentNode | null)?.kind === Kind.DOCUMENT;
const nameOf = (document: DocumentNode) =>
  document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION && one.name ? [one.name.value] : [])).join();

const SERVICES = `query ($city: ID!) { services(city: $city) { id typeName fileMutation actMutation readField
  form { id pages { fields { name type optionsField fields { name type } } } } } }`;

/** Everything that this version of the portal asks: its fixed documents, and what it builds for each service that the graph's cities offer. */
export async function listOperations(graph: string): Promise<Operation[]> {
  const folder = join(import.meta.dirname, "src/graphql/documents");
  const files = globSync("*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));
  const modules = await Promise.all(files.sort().map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  const fixed = modules
    .flatMap((one) => Object.values(one).filter(isDocument))
    .map((document) => ({ name: nameOf(document), query: print(document) }));
  const { data } = await post<{ data: { cities: { code: string }[] } }>(graph, "{ cities { code } }");
  const offered = new Map<string, Service>();
  for (const { code } of data.cities) {
    const answer = await post<{ data: { services: Service[] } }>(graph, SERVICES, { city: code });
    for (const service of answer.data.services) offered.set(service.id, service);
  }
  const built = [...offered.values()].flatMap((service) => {
    const options = service.form.pages.flatMap((page) => page.fields.flatMap((field) => field.optionsField ?? []));
    return [
      casePageQuery(service, { facts: true }),
      casePapersQuery(service),
      fileCaseMutation(service),
      actOnCaseMutation(service),
      ...(options.length ? [categoryOptionsQuery(options)] : []),
    ].map((document) => ({ name: `${nameOf(document)} of ${service.id}`, query: print(document) }));
  });
  return [...fixed, ...built];
}

/** Feeds operations to a graph as a stranger and without variables: what its schema does not know is told. */
export async function replayOperations(operations: readonly Operation[], graph: string): Promise<{ name: string; faults: string[] }[]> {
  const broken: { name: string; faults: string[] }[] = [];
  for (const { name, query } of operations) {
    const { errors = [] } = await post<Refused>(graph, query);
    // A place in the text and none in the answer: it was refused as it was read. That a variable is missing is as it should be.
    const faults = errors
      .filter((one) => one.path === undefined && one.locations?.length && !one.message.startsWith("Variable "))
      .map((one) => one.message);
    if (faults.length) broken.push({ name, faults });
  }
  return broken;
}

async function main([what, first = "", second = "http://localhost:4000"]: string[]): Promise<void> {
  if (what === "list") return console.log(JSON.stringify(await listOperations(first || second), null, 1));
  const operations = JSON.parse(readFileSync(first, "utf8")) as Operation[];
  const broken = await replayOperations(operations, second);
  for (const { name, faults } of broken) console.log([`✗ ${name}`, ...faults.map((fault) => `    ${fault}`)].join("\n"));
  console.log(`${operations.length} operations, ${broken.length} would break`);
  if (broken.length) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
