import type { City } from "./city.ts";
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
  const stopping = new AbortController();
  let city: City | null = null;
  let over: Promise<void> | null = null;
  // A start under way stops by itself what it began; `startCity` then throws.
  const end = (code: number) => {
    if (over) return;
    stopping.abort();
    if (!city) return;
    say("stopping");
    over = city.stop().then(() => process.exit(code));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  let failed: string | null = null;
  const gaveUp = (line: string) => {
    if (over) return;
    failed = line;
    console.error(`CivicGraph stops: ${line}`);
    end(1);
  };
  try {
    city = await startCity(config, { fresh: flags.has("--fresh"), dev: flags.has("--dev"), say, gaveUp, aborted: stopping.signal });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    process.exit(failed === null ? 0 : 1);
  }
  // A signal that came between the last step and here.
  if (stopping.signal.aborted) end(failed === null ? 0 : 1);
  await city.ready().catch((error: Error) => {
    if (stopping.signal.aborted) return;
    console.error(`CivicGraph cannot start: ${error.message}`);
    end(1);
  });
  if (stopping.signal.aborted) return;
  const lines = [
    "",
    `CivicGraph is ready (${((Date.now() - began) / 1000).toFixed(1)} s)`,
    "",
    ...(config.portal ? [`  Portal    ${city.portalUrl}`] : []),
    `  Graph     ${city.graphUrl}`,
    `  Engine    ${await city.engine()}`,
    `  Health    ${city.healthUrl}`,
  ];
  if (config.demo) {
    lines.push(
      "",
      "  Demo sign-ins (also @pb.jalandhar, @pb.phagwara), all with the password",
      `    ${city.password}`,
      "    gro@pb.amritsar  lme@pb.amritsar  csr@pb.amritsar  supervisor@pb.amritsar  admin@pb.amritsar",
      "  Citizens sign in with any mobile number; the code stands at",
      `    ${config.portal ? city.portalUrl : city.graphUrl.replace(/\/graphql$/, "")}/dev/messages`,
    );
  }
  lines.push("", "  Ctrl-C stops everything.", "");
  console.log(lines.join("\n"));
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `CivicGraph cannot start: ${error.message}` : error);
  process.exit(1);
});
