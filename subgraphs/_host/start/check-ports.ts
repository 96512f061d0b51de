import { createServer } from "node:net";
import { type StartConfig, StartError } from "./config.ts";

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Every port that we need, or one line that says which is taken and how to choose another. */
export async function checkPorts(config: StartConfig): Promise<void> {
  const wanted: [string, number][] = [
    ["GRAPH_PORT", config.GRAPH_PORT],
    ["HOST_PORT", config.HOST_PORT],
  ];
  if (config.demo) wanted.push(["SANDBOX_PORT", config.SANDBOX_PORT]);
  if (config.portal) wanted.push(["PORTAL_PORT", config.PORTAL_PORT]);
  if (!config.DATABASE_URL) wanted.push(["PG_PORT", config.PG_PORT]);
  const busy: string[] = [];
  for (const [name, port] of wanted) if (!(await isFree(port))) busy.push(`port ${port} is in use (choose another with ${name}=…)`);
  if (busy.length) throw new StartError(busy.join("; "));
}
