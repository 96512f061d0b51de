import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { readConfig } from "../../config.ts";
import { routerConfiguration } from "../../engine/apollo-router/configuration.ts";
import { engineSupergraph } from "../../engine/apollo-router/engine-supergraph.ts";
import { findRouter } from "../../engine/apollo-router/find-router.ts";
import { RouterProcess } from "../../engine/apollo-router/router-process.ts";
import { engineSettings } from "../../engine/settings.ts";

// Apollo Router with the city's configuration, but on a port of its own and with nothing before it.

const config = readConfig();
const settings = engineSettings(config);
const found = findRouter(config);
if (!found) throw new Error("Apollo Router is not installed");
const folder = mkdtempSync(join(tmpdir(), "civicgraph-bench-router-"));
const places = { socket: `127.0.0.1:${config.GRAPH_PORT}`, scripts: folder };
const [configuration, supergraph] = [join(folder, "router.yaml"), join(folder, "supergraph.graphql")];
writeFileSync(configuration, JSON.stringify(routerConfiguration(settings, places)));
writeFileSync(supergraph, engineSupergraph(readFileSync(settings.supergraph, "utf8"), settings).sdl);
const router = new RouterProcess(
  { binary: found.binary, configuration, supergraph, routerKey: settings.routerKey },
  pino({ level: "error" }, pino.destination(2)),
);
router.start();
process.once("SIGTERM", () => {
  void router.stop().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
setInterval(() => undefined, 60_000);
