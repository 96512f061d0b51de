import { defineSubgraph } from "@civicgraph/kit";
import { contactOf, ensureCitizen } from "./citizen/contacts.ts";
import { recordAccess } from "./citizen/record-access.ts";
import { demoPassword } from "./config.ts";
import { EmployeeResolver } from "./employee/employee.resolver.ts";
import { Employee } from "./employee/employee.type.ts";
import { employeesById } from "./employee/read-employees.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { seedEmployees } from "./seed/demo-employees.ts";
import { SessionResolver } from "./session/session.resolver.ts";
import { jwks } from "./session/signing-keys.ts";
import { ViewerResolver } from "./viewer/viewer.resolver.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [SessionResolver, ViewerResolver, EmployeeResolver],
  orphanedTypes: [Employee],
  migrations: [Migration20261124_initial],
  references: {
    Employee: (keys, ctx) =>
      employeesById(
        keys.map((key) => String(key.id)),
        ctx,
      ),
  },
  consumers: [recordAccess],
  serviceCalls: { contactOf, ensureCitizen },
  cron: [
    {
      name: "forget",
      pattern: "17 * * * *",
      // Old requests count for an hour; sessions that ended are kept a month for the audit.
      run: (services) =>
        services.transact(async (tx) => {
          await tx.query("delete from code_request where at < now() - interval '1 day'");
          await tx.query("delete from one_time_code where expires_at < now() - interval '1 day'");
          await tx.query(
            "delete from refresh_token where session_id in (select id from session where expires_at < now() - interval '30 days')",
          );
          await tx.query("delete from session where expires_at < now() - interval '30 days'");
        }),
    },
  ],
  seed: (services) => seedEmployees(services, demoPassword()),
  routes(app, services) {
    app.get("/identity/jwks", async (_request, reply) => reply.header("cache-control", "public, max-age=300").send(await jwks(services)));
  },
});
