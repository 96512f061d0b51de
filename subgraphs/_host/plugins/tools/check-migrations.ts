import { provision } from "@civicgraph/kit/database/provision";
import { schemaOf, subgraphUrl } from "@civicgraph/kit/database/urls";
import { createTestDatabase, startTestServer } from "@civicgraph/kit/testing";
import pg from "pg";
import { spawnPlugin } from "../plugin-process.ts";
import type { Finding } from "./check-plugin.ts";
import type { Source } from "./read-source.ts";

const SECRET = "for a database that is thrown away";

/** Brings a database of its own up from nothing, twice, and looks at what is there: as the roles of a city would. */
export async function checkMigrations({ manifest, folder }: Source, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const server = await startTestServer();
  const database = await createTestDatabase(server);
  const fault = (text: string): Finding => ({
    check: "migrations",
    fault: text,
    mend: "Correct the migration; one that was released stays as it is, and another comes after it.",
  });
  try {
    await provision(database.url, [manifest.name], SECRET);
    for (const turn of ["from nothing", "a second time"]) {
      const failed = await migrate(
        folder ?? "",
        {
          PLUGIN_DATABASE_URL: subgraphUrl(manifest.name, "app", database.url, SECRET),
          PLUGIN_MIGRATOR_URL: subgraphUrl(manifest.name, "migrator", database.url, SECRET),
        },
        env,
      );
      if (failed) return [fault(`${turn}: ${failed}`)];
    }
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ place: string }>(
        `select table_schema || '.' || table_name as place from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema', $1, $2) order by 1`,
        [schemaOf(manifest.name), `${schemaOf(manifest.name)}_worker`],
      );
      return rows.map(({ place }) => fault(`it makes ${place}, outside its own schema`));
    } finally {
      await client.end();
    }
  } finally {
    await database.drop();
    await server.stop();
  }
}

function migrate(
  folder: string,
  urls: { PLUGIN_DATABASE_URL: string; PLUGIN_MIGRATOR_URL: string },
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  return new Promise((done) => {
    const child = spawnPlugin("migrate", { PLUGIN_FOLDER: folder, ...urls, LOG_LEVEL: "silent" }, env, null);
    child.on("message", (message: { migrated?: boolean; error?: string }) =>
      done(message.migrated ? null : (message.error ?? "it failed")),
    );
    child.once("exit", () => setTimeout(() => done("it was cut off"), 200));
  });
}
