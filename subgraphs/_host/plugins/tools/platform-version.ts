import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../root.ts";

/** The version of the platform: that of the project's own package. */
export const PLATFORM_VERSION = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
