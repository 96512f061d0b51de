import { parseArgs } from "node:util";
import { readConfig, StartError } from "../start/config.ts";
import { useThePinnedNode } from "../start/pinned-node.ts";

const USAGE = `Creates the administrator with whom a city begins, or gives one who is locked out a new temporary password.

  pnpm admin:create --city <state>.<city> --name "<name>" [--username admin]

  --city CODE      the city, e.g. pb.amritsar; a state's code (pb) makes an administrator of all its cities
  --name NAME      the person's name
  --username NAME  the part before the @; admin unless told

  DATA_DIR, DATABASE_URL and PG_PORT name the city as they do for pnpm start. It may be running or stopped.`;

class UsageError extends Error {}

function readOptions(args: string[]): { place: string; name: string; username: string } | null {
  const { values } = (() => {
    try {
      return parseArgs({
        args,
        options: {
          city: { type: "string" },
          name: { type: "string" },
          username: { type: "string", default: "admin" },
          help: { type: "boolean", default: false },
        },
      });
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  })();
  if (values.help) return null;
  if (!values.city || !values.name) throw new UsageError("name the city and the person: --city pb.amritsar --name …");
  return { place: values.city, name: values.name, username: values.username.toLowerCase() };
}

async function main(): Promise<void> {
  await useThePinnedNode();
  const options = readOptions(process.argv.slice(2));
  if (!options) return console.log(USAGE);
  const { administratorFault, createAdministrator } = await import("../../identity/employee/create-administrator.ts");
  const fault = administratorFault(options);
  if (fault) throw new UsageError(fault);
  const { loadSubgraphs } = await import("../discover.ts");
  const { openCity } = await import("../import/open-city.ts");
  const config = readConfig();
  const definitions = (await loadSubgraphs()).filter((one) => ["cities", "identity"].includes(one.manifest.name));
  const city = await openCity(config, definitions, (line) => console.error(`  ${line}`));
  try {
    const places = await city.transactIn("cities", (tx) =>
      tx.query<{ code: string }>("select code from city union select code from state order by code"),
    );
    if (!places.some((one) => one.code === options.place)) {
      const known = places.map((one) => one.code).join(", ");
      throw new StartError(`there is no city ${options.place} here (${known || "none yet"}); pnpm city:import brings one`);
    }
    const made = await city.transactIn("identity", (tx) => createAdministrator(tx, options, new Date()));
    console.log(
      [
        made.isNew ? "The administrator is created." : "The administrator was there; the password is a new one, sessions have ended.",
        `  User name           ${made.username}`,
        `  Temporary password  ${made.temporaryPassword}`,
        "  It is shown this once, and gives no right but to choose another.",
      ].join("\n"),
    );
  } finally {
    await city.close();
  }
}

main()
  .then(() => 0)
  .catch((error: unknown) => {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else console.error(error instanceof StartError ? `The administrator cannot be created: ${error.message}` : error);
    return 1;
  })
  .then(process.exit);
