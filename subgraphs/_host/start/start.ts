import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig, root, StartError } from "./config.ts";

const MIN_NODE = 24;

/** The pinned Node comes with the packages; an older one that began us hands over to it. */
function useThePinnedNode(): void {
  if (Number(process.versions.node.split(".")[0]) >= MIN_NODE) return;
  const pinned = join(root, "node_modules/node/bin/node");
  if (!existsSync(pinned))
    throw new StartError(`Node ${MIN_NODE} is needed and the pinned one is not installed; run: npx -y pnpm@12 install`);
  const result = spawnSync(pinned, [join(root, "node_modules/tsx/dist/cli.mjs"), ...process.argv.slice(1)], { stdio: "inherit" });
  process.exit(result.status ?? 1);
}

async function main(): Promise<void> {
  useThePinnedNode();
  const { startCity } = await import("./city.ts");
  const began = Date.now();
  const flags = new Set(process.argv.slice(2));
  const unknown = [...flags].filter((flag) => !["--fresh", "--dev"].includes(flag));
  if (unknown.length) throw new StartError(`unknown option ${unknown.join(", ")}; there are --fresh and --dev`);
  const config = readConfig();
  const say = (line: string) => console.log(`  ${line}`);
  let ended = false;
  const city = await startCity(config, {
    fresh: flags.has("--fresh"),
    dev: flags.has("--dev"),
    say,
    gaveUp(line) {
      console.error(`CivicGraph stops: ${line}`);
      void end(1);
    },
  });
  async function end(code: number): Promise<void> {
    if (ended) process.exit(code);
    ended = true;
    say("stopping");
    await city.stop();
    process.exit(code);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  await city.ready().catch(async (error: Error) => {
    console.error(`CivicGraph cannot start: ${error.message}`);
    await end(1);
  });
  if (ended) return;
  const lines = [
    "",
    `CivicGraph is ready (${((Date.now() - began) / 1000).toFixed(1)} s)`,
    "",
    ...(config.portal ? [`  Portal    ${city.portalUrl}`] : []),
    `  Graph     ${city.graphUrl}`,
    `  Health    ${city.healthUrl}`,
  ];
  if (config.demo) {
    lines.push(
      "",
      "  Demo sign-ins (also @pb.jalandhar, @pb.phagwara), all with the password",
      `    ${city.password}`,
      "    gro@pb.amritsar  lme@pb.amritsar  csr@pb.amritsar  supervisor@pb.amritsar  admin@pb.amritsar",
      "  Citizens sign in with any mobile number; the code stands at",
      `    ${city.portalUrl}/dev/messages`,
    );
  }
  lines.push("", "  Ctrl-C stops everything.", "");
  console.log(lines.join("\n"));
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `CivicGraph cannot start: ${error.message}` : error);
  process.exit(1);
});
