import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** The command was called in a way that it does not know. */
export class UsageError extends Error {}

export interface ImportOptions {
  /** The state's folder: the one that holds `tenant/`. */
  folder: string;
  state: string;
  cities: string[];
  dryRun: boolean;
  report: "text" | "json";
  verbose: boolean;
  /** Where the whole report is written too; null: nowhere. */
  out: string | null;
}

export const USAGE = `Imports cities from a folder of DIGIT master data (MDMS) into the city's database, running or stopped.

  pnpm city:import <mdms folder> --city <state>.<city> [--city …] [options]

  <mdms folder>      the state's folder (…/pb), or one that holds it
  --city CODE        a city to import, e.g. pb.amritsar; repeat it for more cities of the same state
  --dry-run          read, check and compare; write nothing
  --report FORMAT    text (default) or json, on standard output
  --verbose          in a text report: every row, not only those that need a look
  --out FILE         write the whole report, every row of it, to a file as well
  --help             this text

  DATA_DIR, DATABASE_URL and PG_PORT name the city as they do for pnpm start.

  Ends with 0: done, refused rows included (read the report) · 1: the source cannot be used, nothing was written ·
  2: wrong call · 3: the city cannot be reached, or the import was cut off; run it again to complete it.`;

const CITY = /^([a-z][a-z0-9]{0,19})\.[a-z][a-z0-9]{0,39}$/;

/** What the caller wants, checked; null where help is asked for. `from`: the folder that relative paths start at. */
export function readOptions(args: string[], from: string): ImportOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [given, ...more] = positionals;
  if (!given || more.length) throw new UsageError("name one folder of master data");
  const cities = [...new Set(values.city ?? [])];
  if (cities.length === 0) throw new UsageError("name at least one city: --city pb.amritsar");
  const wrong = cities.find((one) => !CITY.test(one));
  if (wrong) throw new UsageError(`${wrong} is no city's code; <state>.<city> is, e.g. pb.amritsar`);
  const states = new Set(cities.map((one) => one.split(".")[0] ?? ""));
  const [state = ""] = states;
  if (states.size > 1) throw new UsageError(`one state at a time: ${[...states].join(", ")}`);
  const { report } = values;
  if (report !== "text" && report !== "json") throw new UsageError(`--report is text or json, not ${report}`);
  return {
    folder: stateFolder(resolve(from, given), state),
    state,
    cities,
    report,
    dryRun: values["dry-run"],
    verbose: values.verbose,
    out: values.out ? resolve(from, values.out) : null,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        city: { type: "string", multiple: true },
        "dry-run": { type: "boolean", default: false },
        report: { type: "string", default: "text" },
        verbose: { type: "boolean", default: false },
        out: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Repositories of master data keep a folder for each state, some of them below `data`. */
function stateFolder(given: string, state: string): string {
  if (!existsSync(given)) throw new UsageError(`there is no folder ${given}`);
  const found = [given, join(given, state), join(given, "data", state)].find((one) => existsSync(join(one, "tenant")));
  if (!found) throw new UsageError(`${given} holds no master data of ${state}: there is no tenant/ in it, nor in ${state}/`);
  return found;
}
