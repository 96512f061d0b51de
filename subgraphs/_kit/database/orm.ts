import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import type { SubgraphDefinition } from "../subgraph.ts";
import {
  baseMigration,
  Migration00000000000001_kit_setting_history,
  Migration00000000000002_kit_timeline_actor,
} from "./base-migration.ts";
import { PreparingClient } from "./preparing-client.ts";
import { schemaOf } from "./urls.ts";

export interface OrmOptions {
  url: string;
  /** Connections of this subgraph; 8 in one process with the others. */
  poolSize: number;
}

/** The subgraph's schema stands alone on the search path, so no statement names it and none reaches another's tables. */
const searchPath = (name: string) => ({ options: `-c search_path=${schemaOf(name)}`, types: pg.types });

/** MikroORM for one subgraph as its app role: rows, no tables. */
export async function openOrm(definition: SubgraphDefinition, { url, poolSize }: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    // A subgraph without entities of its own still writes events and settings.
    entities: definition.entities as never[],
    discovery: { warnWhenNoEntities: false },
    driverOptions: { ...searchPath(definition.manifest.name), Client: PreparingClient },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    ensureDatabase: false,
    debug: false,
  });
}

/** Brings the subgraph's schema up to date as its migrator role: the kit's tables, then its own migrations. */
export async function migrate(definition: SubgraphDefinition, migratorUrl: string): Promise<void> {
  const { manifest } = definition;
  const orm = await MikroORM.init({
    clientUrl: migratorUrl,
    // Where the list of migrations stands; without it a second start looks for the list in "public" and makes it again.
    schema: schemaOf(manifest.name),
    entities: definition.entities as never[],
    discovery: { warnWhenNoEntities: false },
    driverOptions: searchPath(manifest.name),
    pool: { min: 0, max: 1 },
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: {
      // With its schema: MikroORM looks for a bare name in `public` and would create the table anew at the second start.
      tableName: `${schemaOf(manifest.name)}.migration`,
      snapshot: false,
      silent: true,
      migrationsList: [
        { name: "00000000000000_kit", class: baseMigration(manifest) as never },
        { name: "00000000000001_kit_setting_history", class: Migration00000000000001_kit_setting_history as never },
        { name: "00000000000002_kit_timeline_actor", class: Migration00000000000002_kit_timeline_actor as never },
        ...definition.migrations.map((one) => ({ name: one.name, class: one as never })),
      ],
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}
