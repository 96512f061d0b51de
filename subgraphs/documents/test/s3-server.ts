import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { S3Settings } from "../config.ts";
import { findBinary, sayMissing } from "./find-binary.ts";
import { freePort } from "./free-port.ts";

const READY_MS = 20_000;

export interface S3Server {
  settings: S3Settings;
  stop(): Promise<void>;
}

const binary = findBinary("versitygw");
export const hasS3Server = binary !== null;
if (!hasS3Server) sayMissing("versitygw", "go install github.com/versity/versitygw/cmd/versitygw@v1.8.0");

/** A real S3 server (Versity's gateway) with an empty bucket, for one test. */
export async function startS3Server(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), "civicgraph-s3-"));
  for (const part of ["objects/civic-files", "meta"]) await mkdir(join(folder, part), { recursive: true });
  const port = await freePort();
  const settings: S3Settings = {
    url: `http://127.0.0.1:${port}/civic-files`,
    region: "ap-south-1",
    accessKeyId: "civic",
    secretAccessKey: randomBytes(16).toString("hex"),
  };
  const server: ChildProcess = spawn(
    binary as string,
    [
      "--port",
      `127.0.0.1:${port}`,
      "--region",
      settings.region,
      "--quiet",
      "posix",
      "--sidecar",
      join(folder, "meta"),
      join(folder, "objects"),
    ],
    {
      stdio: "ignore",
      env: { PATH: process.env.PATH, ROOT_ACCESS_KEY_ID: settings.accessKeyId, ROOT_SECRET_ACCESS_KEY: settings.secretAccessKey },
    },
  );
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  const end = Date.now() + READY_MS;
  while (!(await fetch(settings.url).catch(() => null))) {
    if (Date.now() > end || server.exitCode !== null) {
      await stop();
      throw new Error("the S3 server of the test does not start");
    }
    await pause(50);
  }
  return { settings, stop };
}
