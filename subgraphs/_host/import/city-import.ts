import { readConfig, StartError } from "../start/config.ts";
import { useThePinnedNode } from "../start/pinned-node.ts";
import { readOptions, USAGE, UsageError } from "./options.ts";

/** Exit codes; `options.ts` tells them to the caller. */
const DONE = 0;
const BAD_SOURCE = 1;
const BAD_CALL = 2;
const CUT_OFF = 3;

async function main(): Promise<number> {
  await useThePinnedNode();
  const config = readConfig();
  // pnpm runs scripts in the workspace's folder and says where its caller stands.
  const options = readOptions(process.argv.slice(2), config.env.INIT_CWD ?? process.cwd());
  if (!options) {
    console.log(USAGE);
    return DONE;
  }
  const { importCities } = await import("./import-cities.ts");
  const { cutOff } = await importCities(options, config);
  return cutOff ? CUT_OFF : DONE;
}

async function explain(error: unknown): Promise<number> {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    return BAD_CALL;
  }
  const { SourceFault } = await import("@civicgraph/kit/import/json-file");
  if (error instanceof SourceFault) {
    console.error(`The source cannot be used; nothing was written:\n${error.faults.map((fault) => `  ${fault}`).join("\n")}`);
    return BAD_SOURCE;
  }
  console.error(error instanceof StartError ? `The import cannot begin: ${error.message}` : error);
  return CUT_OFF;
}

main().catch(explain).then(process.exit);
