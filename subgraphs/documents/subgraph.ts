import { badInput, defineSubgraph, Refusal, type SubgraphServices } from "@civicgraph/kit";
import multipart from "@fastify/multipart";
import { filesFolder } from "./config.ts";
import { attachedCases } from "./document/attached-cases.ts";
import { DocumentResolver } from "./document/document.resolver.ts";
import { Document } from "./document/document.type.ts";
import { documentsById } from "./document/read-documents.ts";
import { isSigned } from "./document/signed-url.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { diskStorage } from "./storage/disk-storage.ts";
import { MAX_UPLOAD_BYTES } from "./upload/process-image.ts";
import { storeUpload } from "./upload/store-upload.ts";

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, RATE_LIMITED: 429 };

/** Uploads that were never attached to anything are deleted after two days. */
async function sweep(services: SubgraphServices): Promise<void> {
  const storage = diskStorage(filesFolder());
  const rows = await services.transact((tx) =>
    tx.query<{ id: string }>(
      `delete from document where id in (select id from document d where created_at < now() - interval '48 hours'
         and not exists (select 1 from attachment a where a.document_id = d.id) limit 500) returning id`,
    ),
  );
  for (const { id } of rows) for (const size of ["full", "thumbnail"]) await storage.delete(`${id}/${size}`);
}

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [DocumentResolver],
  orphanedTypes: [Document],
  migrations: [Migration20261124_initial],
  references: {
    Document: (keys, ctx) =>
      documentsById(
        keys.map((key) => String(key.id)),
        ctx,
      ),
  },
  consumers: [attachedCases],
  cron: [{ name: "sweep", pattern: "7 * * * *", run: sweep }],
  async routes(app, services) {
    const storage = diskStorage(filesFolder());
    await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 2, parts: 3 } });

    app.post("/documents/upload", async (request, reply) => {
      const say = (error: unknown, locale = "en") => {
        const refusal = error instanceof Refusal ? error : badInput({ path: "file", code: "upload.broken" });
        const t = services.translate(locale);
        const fields = refusal.fields.map((field) => ({ ...field, message: t(field.code, field.values) }));
        return reply
          .code(STATUS[refusal.code] ?? 400)
          .send({ errors: [{ message: t(refusal.key, refusal.values), extensions: { code: refusal.code, fields } }] });
      };
      let locale = "en";
      try {
        const ctx = await services.contextOf(request);
        locale = ctx.locale;
        ctx.viewer.requireId();
        const part = await request.file();
        if (!part) throw badInput({ path: "file", code: "field.required" });
        const bytes = await part.toBuffer().catch(() => {
          throw badInput({ path: "file", code: "upload.tooLarge" });
        });
        return await storeUpload({ bytes, name: part.filename ?? "" }, storage, ctx);
      } catch (error) {
        if (!(error instanceof Refusal)) services.log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "upload failed");
        return say(error, locale);
      }
    });

    app.get("/documents/files/:id/:size", async (request, reply) => {
      const { id, size } = request.params as { id: string; size: string };
      const { e, s } = request.query as { e?: string; s?: string };
      if (!isSigned({ id, size, e, s }, services.now(), services.secrets.service))
        return reply.code(403).send({ errors: [{ message: "expired", extensions: { code: "FORBIDDEN" } }] });
      const bytes = await storage.get(`${id}/${size}`);
      if (!bytes) return reply.code(404).send({ errors: [{ message: "not found", extensions: { code: "NOT_FOUND" } }] });
      return reply
        .headers({
          "content-type": "image/jpeg",
          "x-content-type-options": "nosniff",
          "cache-control": "private, max-age=600",
          "content-security-policy": "sandbox; default-src 'none'",
          "content-disposition": "inline",
        })
        .send(bytes);
    });
  },
});
