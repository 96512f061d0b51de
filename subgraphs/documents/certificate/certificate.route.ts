import { isUuid, LOCALES, negotiateLocale, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { publicKeys } from "@civicgraph/kit/sign/signing-keys";
import type { FastifyInstance } from "fastify";
import type { ObjectStore } from "../storage/object-store.ts";
import { isCertificateMark } from "./certificate-path.ts";
import { certificateById } from "./certificate-row.ts";
import { printCertificate } from "./print-certificate.ts";

/** `/documents/certificates/<id>/<mark>.pdf?locale=`, printed by whoever has the path, and `/documents/keys`, by which anybody verifies its code. */
export function certificateRoutes(
  app: FastifyInstance,
  { services, store, publicUrl }: { services: SubgraphServices; store: ObjectStore; publicUrl: string },
): void {
  app.get<{ Params: { id: string; file: string }; Querystring: { locale?: string } }>(
    "/documents/certificates/:id/:file",
    async (request, reply) => {
      const { id, file } = request.params;
      const mark = file.endsWith(".pdf") ? file.slice(0, -4) : "";
      if (!isUuid(id) || !isCertificateMark(id, mark, services.secrets.service)) return reply.code(404).send();
      const row = await certificateById((sql, values) => rawQuery(services.db, sql, values), id);
      if (!row) return reply.code(404).send();
      const asked = request.query.locale ?? "";
      const locale = (LOCALES as readonly string[]).includes(asked) ? asked : negotiateLocale(request.headers["accept-language"]);
      const pdf = await printCertificate(row, locale, { services, store, publicUrl });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${row.number.replace(/[^A-Za-z0-9-]+/g, "-")}.pdf"`)
        .header("cache-control", "private, no-store")
        .header("x-content-type-options", "nosniff")
        .send(pdf);
    },
  );
  app.get("/documents/keys", async (_request, reply) =>
    reply.header("cache-control", "public, max-age=300").send(await publicKeys(services)),
  );
}
