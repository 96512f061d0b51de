import { isConnectionFault } from "@civicgraph/kit/database/connection-fault";
import { urlAs } from "@civicgraph/kit/database/urls";
import { EVENT_READER_ROLE } from "@civicgraph/kit/events/event-tables";
import { errorForLog } from "@civicgraph/kit/operate/error-for-log";
import { pino } from "pino";
import { readConfig } from "./config.ts";
import { loadSubgraphs } from "./discover.ts";
import { startHost } from "./host.ts";
import { waitForDatabase } from "./wait-for-database.ts";

const config = readConfig();
const log = pino({
  level: config.LOG_LEVEL,
  serializers: { err: errorForLog },
  redact: ["req.headers", "*.password", "*.code", "*.mobile", "*.token"],
});

// graphile-worker does not wait for some of its own writes; where PostgreSQL goes away under one of them, nobody else hears of it.
process.on("unhandledRejection", (error) => {
  if (isConnectionFault(error)) return log.warn({ err: error }, "the database went away under a write that nobody waits for");
  log.fatal({ err: error }, "a promise failed and nobody was told");
  process.exit(1);
});

try {
  await waitForDatabase(urlAs(config.DATABASE_URL, EVENT_READER_ROLE, config.DATABASE_SECRET), log);
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
