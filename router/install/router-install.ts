import { findRouter, ROUTER_VERSION } from "../engine/apollo-router/find-router.ts";
import { buildCrate, missingTools } from "./build-crate.ts";
import { type InstallConfig, readInstallConfig } from "./install.config.ts";
import { installRelease, releaseFile, WrongChecksum } from "./official-release.ts";

const say = (line: string) => console.log(`  ${line}`);

// `pnpm router:install`: Apollo Router from the PATH, else the official release, else built from the published crate.
async function install(config: InstallConfig): Promise<void> {
  const there = findRouter(config);
  if (there) return say(`Apollo Router ${there.version} is there already: ${there.binary}`);
  const began = performance.now();
  const done = (how: string) => {
    const found = findRouter({ ...config, PATH: "" });
    if (!found) throw new Error(`what was installed in ${config.ROUTER_CACHE} does not say that it is Apollo Router ${ROUTER_VERSION}`);
    say(`Apollo Router ${found.version} ${how} in ${Math.round((performance.now() - began) / 1000)} s: ${found.binary}`);
  };
  const file = releaseFile(process.platform, process.arch);
  if (file) {
    say(`fetching the official release ${file}`);
    try {
      await installRelease(config.ROUTER_RELEASES, config.ROUTER_CACHE, file);
      return done("fetched");
    } catch (error) {
      if (error instanceof WrongChecksum) throw error;
      const { message, cause } = error as Error & { cause?: Error };
      say(`it cannot be had: ${cause?.message ?? message}`);
    }
  } else say(`there is no official release for ${process.platform}-${process.arch}`);
  const missing = missingTools(config.PATH);
  if (missing.length) throw new Error(`to build it, these are missing: ${missing.join(", ")}`);
  say(`building the crate apollo-router ${ROUTER_VERSION}, profile release: about half an hour on two cores, and 6 GB of disk meanwhile`);
  await buildCrate(config);
  done("built, profile release");
}

await install(readInstallConfig()).catch((error: Error) => {
  console.error(`Apollo Router is not installed: ${error.message}`);
  process.exitCode = 1;
});
