import { spawn } from "node:child_process";
import { accessSync, constants, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROUTER_VERSION } from "../engine/apollo-router/find-router.ts";
import type { InstallConfig } from "./install.config.ts";

/** What the build asks for, and the package of Debian that brings it. */
const TOOLS: Record<string, string> = { cargo: "rustup.rs", protoc: "protobuf-compiler", cmake: "cmake", clang: "clang" };

/** Tools of the build that are not on the PATH. */
export function missingTools(path: string): string[] {
  const folders = path.split(delimiter).filter(Boolean);
  const isThere = (tool: string) =>
    folders.some((folder) => {
      try {
        accessSync(join(folder, tool), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return Object.entries(TOOLS).flatMap(([tool, from]) => (isThere(tool) ? [] : [`${tool} (${from})`]));
}

/**
 * Builds the published crate into `<cache>/bin/router`. In cargo's release profile as it stands: optimised, without link-time optimisation, which
 * doubles the time of the build and the memory of its last step.
 */
export async function buildCrate({ ROUTER_CACHE, env }: InstallConfig): Promise<void> {
  const target = join(ROUTER_CACHE, "build");
  const args = ["install", "apollo-router", "--version", ROUTER_VERSION, "--locked", "--bin", "router", "--root", ROUTER_CACHE, "--force"];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn("cargo", args, { env: { ...env, CARGO_TARGET_DIR: target }, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", resolve);
  });
  // What a build that failed has made stays: the next one goes on from there.
  if (code !== 0) throw new Error(`cargo ended with ${code}`);
  rmSync(target, { recursive: true, force: true });
}
