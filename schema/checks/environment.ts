import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the environment may be read: a package's one config file, the tools that start processes, and tests. */
const ALLOWED =
  /(^|\/)([\w-]+\.)?config\.(ts|mts|js|mjs)$|\.test\.tsx?$|\.spec\.tsx?$|^subgraphs\/_host\/(start|test)\/|\/testing\/|\/test\//;

/** Files that read `process.env` outside a config file: settings would be found nowhere in one place and checked by nobody. */
export function findEnvironmentReads(root: string): string[] {
  return globSync("{plugins,subgraphs,schema,router,portal}/**/*.{ts,tsx}", {
    cwd: root,
    exclude: (path) => /node_modules|\.next|generated/.test(path),
  })
    .filter((file) => !ALLOWED.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          /^\s*(\/\/|\/?\*)/.test(line) || !/\bprocess\.env\b/.test(line) ? [] : [`${file}:${index + 1}: ${line.trim()}`],
        ),
    );
}
