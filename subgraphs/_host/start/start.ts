import { readConfig, StartError } from "./config.ts";
import { useThePinnedNode } from "./pinned-node.ts";

async function main(): Promise<void> {
  await useThePinnedNode();
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
