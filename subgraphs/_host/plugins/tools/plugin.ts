import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readConfig, StartError } from "../../start/config.ts";
import { useThePinnedNode } from "../../start/pinned-node.ts";

const USAGE = `Partners' services: each runs in a process of its own, joined to the city's graph.

  pnpm plugin:new <name>                    writes a working service to begin with
  pnpm plugin:check <where>                 everything that would keep it out, and how to mend it
  pnpm plugin:dev <folder>                  joins it to the running city and follows its files
  pnpm plugin:add <where>                   puts it in: a folder, an npm package, a tarball, or the URL of a subgraph that runs
  pnpm plugin:upgrade <where>               puts a later version in
  pnpm plugin:live <name> --city <code>     a city offers it: pb.amritsar
  pnpm plugin:disable <name>                takes no new cases; those that are open go on
  pnpm plugin:enable <name>                 takes cases again
  pnpm plugin:remove <name>                 exports what it holds and takes it out
  pnpm plugin:secret <name>                 what a service that runs elsewhere proves itself by
  pnpm plugin:list                          what is there, and how it runs

  --title, --publisher   plugin:new: what people call it, who publishes it; asked where they are not given
  --approve   what the service asks for is approved without a question
  --json      plugin:check: the report for programs

  DATA_DIR, DATABASE_URL, HOST_PORT, GRAPH_PORT and PG_PORT name the city as they do for pnpm start. It may be running or stopped.`;

class UsageError extends Error {}

const COMMANDS = ["new", "check", "dev", "add", "upgrade", "live", "disable", "enable", "remove", "list", "secret"] as const;
type Command = (typeof COMMANDS)[number];

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        approve: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        title: { type: "string" },
        city: { type: "string" },
        publisher: { type: "string" },
      },
    });
    const [command, where, ...rest] = positionals;
    if (values.help) return null;
    if (!COMMANDS.includes(command as Command)) throw new UsageError(`there is no command ${command ?? ""}`);
    if ((command !== "list" && !where) || rest.length) throw new UsageError("name one service");
    return { command: command as Command, where: where ?? "", ...values };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

const say = (line: string) => console.log(`  ${line}`);

async function main(): Promise<void> {
  await useThePinnedNode();
  const options = read(process.argv.slice(2));
  if (!options) return console.log(USAGE);
  const { command, where } = options;
  if (command === "new") {
    const { newPlugin } = await import("./new-plugin.ts");
    await newPlugin(where, options, say);
    return;
  }
  if (command === "secret") {
    const { readSecrets } = await import("../../start/data-folder.ts");
    const { partnerSecret } = await import("../partner-keys.ts");
    console.log(partnerSecret(where, readSecrets(readConfig()).service));
    return;
  }
  if (command === "check") {
    const { runCheck } = await import("./run-check.ts");
    process.exitCode = await runCheck(where, { json: options.json });
    return;
  }
  // Before anything else is loaded: whoever began us ends a process that does not answer a signal at once.
  const left = new Promise<void>((done) => {
    if (command === "dev") for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => done());
  });
  const { openDesk } = await import("./desk.ts");
  const began = Date.now();
  const desk = await openDesk(readConfig(), say);
  const approve = options.approve ? async (asks: Asks) => tell(asks) : ask;
  try {
    const tools = await import("./operate.ts");
    const took = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
    if (command === "dev") {
      const { followPlugin } = await import("./dev.ts");
      await followPlugin(desk, where, left, options.city);
    } else if (command === "add" || command === "upgrade") {
      const done = await (command === "add" ? tools.addPlugin : tools.upgradePlugin)(desk, where, { approve });
      console.log(`${done.name} ${done.version} is ${command === "add" ? "in" : "in place"} (${took()}).`);
      if (command === "add") console.log(`  A city offers it after: pnpm plugin:live ${done.name} --city <code>`);
      if (done.url) console.log(`  It proves itself by the secret that pnpm plugin:secret ${done.name} shows.`);
    } else if (command === "live") {
      if (!options.city) throw new UsageError("name the city: --city pb.amritsar");
      const { offerIn } = await import("./desk.ts");
      const plugin = (await desk.plugins()).find((one) => one.name === where);
      if (!plugin) throw new StartError(`there is no ${where} here`);
      if (!(await offerIn(desk, plugin, options.city))) throw new StartError(`there is no city ${options.city} here`);
      console.log(`${options.city} offers ${where}.`);
    } else if (command === "disable") {
      const open = await tools.disablePlugin(desk, where);
      console.log(`${where} takes no new cases; ${open} open ${open === 1 ? "case goes" : "cases go"} on.`);
    } else if (command === "enable") {
      await tools.enablePlugin(desk, where);
      console.log(`${where} takes cases again.`);
    } else if (command === "remove") {
      const file = await tools.removePlugin(desk, where);
      console.log(`${where} is out (${took()}). What it held: ${file}`);
    } else {
      for (const one of await desk.plugins()) console.log(`${one.name} ${one.version} · ${one.state} · ${one.url ?? one.origin.where}`);
    }
  } finally {
    await desk.close();
  }
}

type Asks = { more: string[]; less: string[] };

async function tell({ more, less }: Asks): Promise<true> {
  for (const one of more) say(`+ ${one}`);
  for (const one of less) say(`- ${one}`);
  return true;
}

async function ask(asks: Asks, manifest: { name: string; version: string; plugin?: { publisher: { name: string } } }): Promise<boolean> {
  console.log(`${manifest.name} ${manifest.version} by ${manifest.plugin?.publisher.name ?? "nobody named"} asks for:`);
  await tell(asks);
  if (!process.stdin.isTTY) throw new StartError("somebody has to approve this: answer at a terminal, or give --approve");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Approve? [y/N] ").finally(() => lines.close());
  return /^y(es)?$/i.test(answer.trim());
}

main()
  .then(() => process.exitCode ?? 0)
  .catch(async (error: unknown) => {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else {
      const { CheckFailed } = await import("./operate.ts");
      if (error instanceof CheckFailed) {
        const { reportText } = await import("./report-text.ts");
        console.error(reportText(error.report));
      } else console.error(error instanceof StartError ? `This cannot be done: ${error.message}` : error);
    }
    return 1;
  })
  .then((code) => process.exit(Number(code)));
