import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clamd } from "../scan/clamd.ts";
import { findBinary, sayMissing } from "./find-binary.ts";
import { freePort } from "./free-port.ts";

const READY_MS = 60_000;
/** The harmless text that every scanner takes for a virus; put together here, so that none finds it in this file. */
export const TEST_VIRUS = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

const binary = findBinary("clamd");
export const hasClamd = binary !== null;
if (!hasClamd) sayMissing("clamd", "apt-get install clamav-daemon");

export interface ClamdServer {
  /** `host:port` of its TCP port. */
  tcp: string;
  /** Path of its socket. */
  socket: string;
  stop(): Promise<void>;
}

/** A real ClamAV daemon that knows one virus, the test's, by a signature of its own: the public databases are not needed. `given`: the port it has to listen on. */
export async function startClamd(given?: number): Promise<ClamdServer> {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-clamd-"));
  const port = given ?? (await freePort());
  const tcp = `127.0.0.1:${port}`;
  const socket = join(folder, "clamd.sock");
  await mkdir(join(folder, "signatures"));
  // Name, any kind of file, anywhere in it, the bytes.
  await writeFile(join(folder, "signatures/test.ndb"), `Test-Virus:0:*:${Buffer.from(TEST_VIRUS).toString("hex")}\n`);
  const settings = [
    `DatabaseDirectory ${folder}/signatures`,
    `LocalSocket ${socket}`,
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    "Foreground yes",
    "StreamMaxLength 1M",
    "MaxThreads 4",
  ];
  await writeFile(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const server: ChildProcess = spawn(binary as string, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill("SIGKILL");
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  const end = Date.now() + READY_MS;
  while ((await clamd(tcp).fault()) !== null) {
    if (Date.now() > end || server.exitCode !== null) {
      await stop();
      throw new Error("the scanner of the test does not start");
    }
    await pause(50);
  }
  return { tcp, socket, stop };
}
