import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

const whole = (fallback: number, min = 0) => z.coerce.number().int().min(min).default(fallback);

const options = z.object({
  /** Complaints in the city before anything is measured. */
  preload: whole(100_000),
  /** People who work at the same time, each without a pause. */
  vus: whole(50, 1),
  /** How long is measured, after the warm-up. */
  seconds: whole(60, 1),
  warmup: whole(15),
  /** Folder of the city's data; kept, so that the next run preloads only what is missing. Without it a temporary one. */
  data: z.string().optional(),
  /** File that gets the printed report too. */
  report: z.string().optional(),
});

export type BenchOptions = z.infer<typeof options> & { env: NodeJS.ProcessEnv };

const USAGE = "[--preload N] [--vus N] [--seconds N] [--warmup N] [--data FOLDER] [--report FILE]";

/** What the command line asks for; a fault in it is one line. */
export function readOptions(
  command = "pnpm bench:lifecycle",
  defaults: Partial<Record<keyof z.infer<typeof options>, number>> = {},
  args: string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): BenchOptions {
  const names = Object.keys(options.shape);
  const flags = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    const { values } = parseArgs({ args: args.filter((one) => one !== "--"), options: flags });
    return { ...options.parse({ ...defaults, ...values }), env };
  } catch (error) {
    throw new Error(`${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}\n${command} ${USAGE}`);
  }
}

export const root = join(import.meta.dirname, "../..");
