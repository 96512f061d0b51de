import { pino } from "pino";
import { readConfig } from "./config.ts";
import { loadSubgraphs } from "./discover.ts";
import { startHost } from "./host.ts";

const config = readConfig();
const log = pino({ level: config.LOG_LEVEL, redact: ["req.headers", "*.password", "*.code", "*.mobile", "*.token"] });

try {
  const host = await startHost(await loadSubgraphs(config.pluginsDir), config, log);
  log.info({ subgraphs: host.subgraphs.map((one) => one.definition.manifest.name), port: config.HOST_PORT }, "subgraphs are served");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void host.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  log.fatal({ err: error }, "the host cannot start");
  process.exit(1);
}
