import pg from "pg";
import { EVENT_READER_ROLE as EVENT_READER } from "../events/event-tables.ts";
import { rolePassword, schemaOf } from "./urls.ts";

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

/** Two that provision at once may meet in PostgreSQL's catalogue; whoever loses tries again. */
const ATTEMPTS = 5;

/**
 * Schemas and roles of the subgraphs: `<name>_migrator` owns the schema, `<name>_app` reads and writes rows and can change no table,
 * `event_reader` reads the logs. Safe to run at every start.
 */
export async function provision(adminUrl: string, names: readonly string[], secret: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await provisionOnce(adminUrl, names, secret);
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (attempt >= ATTEMPTS || !["XX000", "23505", "42710", "40001", "40P01"].includes(code)) throw error;
    }
  }
}

async function ensureRole(client: pg.Client, role: string, secret: string): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = rows.length ? "alter" : "create";
  // A password is no bind parameter in DDL; it is base64url, so it holds no quote.
  await client.query(`${verb} role ${quote(role)} login password '${rolePassword(role, secret)}'`);
}

async function provisionOnce(adminUrl: string, names: readonly string[], secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('civicgraph.provision'))");
    const { rows } = await client.query<{ name: string }>("select current_database() as name");
    const database = quote(rows[0]?.name ?? "");
    await client.query(`revoke create on schema public from public`);
    await ensureRole(client, EVENT_READER, secret);
    await client.query(`alter role ${EVENT_READER} set statement_timeout = '10s'`);
    for (const name of names) {
      const schema = quote(schemaOf(name));
      const app = quote(`${schemaOf(name)}_app`);
      const migrator = quote(`${schemaOf(name)}_migrator`);
      await ensureRole(client, `${schemaOf(name)}_app`, secret);
      await ensureRole(client, `${schemaOf(name)}_migrator`, secret);
      // The job queue's schema is made by its own migrations, which ask for the right to create one.
      await client.query(`grant create, connect on database ${database} to ${migrator}`);
      await client.query(`grant ${migrator} to current_user`);
      await client.query(`create schema if not exists ${schema} authorization ${migrator}`);
      await client.query(`grant usage on schema ${schema} to ${app}`);
      await client.query(
        `alter default privileges for role ${migrator} in schema ${schema} grant select, insert, update, delete on tables to ${app}`,
      );
      await client.query(`alter default privileges for role ${migrator} in schema ${schema} grant usage, select on sequences to ${app}`);
      // One forgotten transaction would hold back every reader of the logs.
      await client.query(`alter role ${app} set idle_in_transaction_session_timeout = '10s'`);
      await client.query(`alter role ${app} set statement_timeout = '15s'`);
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}
