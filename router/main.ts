import { pino } from "pino";
import { readConfig } from "./config.ts";
import { createEdge } from "./edge.ts";
import { startEngine } from "./engine/start-engine.ts";

const config = (() => {
  try {
    return readConfig();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
})();
const log = pino({ name: "router", level: config.LOG_LEVEL });

try {
  const engine = await startEngine(config, log);
  const edge = await createEdge(config, engine, log);
  await edge.listen({ port: config.GRAPH_PORT, host: config.GRAPH_ADDRESS });
  log.info({ port: config.GRAPH_PORT, engine: engine.name }, "the graph is served");

  const stop = async () => {
    // Requests under way get their answers; a client that never reads does not hold us up.
    const late = setTimeout(() => process.exit(1), config.STOP_TIMEOUT_MS).unref();
    await edge.close();
    await engine.stop();
    clearTimeout(late);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
} catch (error) {
  log.fatal({ err: error }, "the router cannot start");
  process.exit(1);
}
