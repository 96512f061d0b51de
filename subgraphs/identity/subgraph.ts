import { defineSubgraph } from "@civicgraph/kit";
import { citizenByMobile } from "./citizen/citizen-by-mobile.ts";
import { contactOf, contacts } from "./citizen/contacts.ts";
import { ensureCitizen } from "./citizen/ensure-citizen.ts";
import { recordAccess } from "./citizen/record-access.ts";
import { cityMasters } from "./city/city-masters.ts";
import { demoPassword } from "./config.ts";
import { EmployeeResolver } from "./employee/employee.resolver.ts";
import { Employee } from "./employee/employee.type.ts";
import { employeesById } from "./employee/read-employees.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { seedEmployees } from "./seed/demo-employees.ts";
import { forgetWhatIsOver } from "./session/forget.ts";
import { SessionResolver } from "./session/session.resolver.ts";
import { jwks, rotateSigningKey } from "./session/signing-keys.ts";
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
  consumers: [recordAccess, cityMasters],
  serviceCalls: { citizenByMobile, contactOf, contacts, ensureCitizen },
  cron: [
    { name: "forget", pattern: "17 * * * *", run: forgetWhatIsOver },
    { name: "rotate-signing-key", pattern: "41 3 * * *", run: (services) => rotateSigningKey(services) },
  ],
  seed: (services) => seedEmployees(services, demoPassword()),
  routes(app, services) {
    app.get("/identity/jwks", async (_request, reply) => reply.header("cache-control", "public, max-age=300").send(await jwks(services)));
  },
});
