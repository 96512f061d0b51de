import { notFound, Refusal, type SubgraphServices } from "@civicgraph/kit";
import type { FastifyInstance } from "fastify";
import type { ObjectStore } from "../storage/object-store.ts";
import { isSize, secondsLeft } from "./signed-url.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Header value of a name in any script (RFC 6266). */
const inline = (name: string) =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

/** `GET /documents/files/<id>/<size>?e=<expiry>&s=<signature>`: the link is the right to look, for as long as it holds. */
export function fileRoute(app: FastifyInstance, { store, services }: { store: ObjectStore; services: SubgraphServices }): void {
  app.get("/documents/files/:id/:size", async (request, reply) => {
    const { id, size } = request.params as { id: string; size: string };
    const { e, s } = request.query as { e?: unknown; s?: unknown };
    if (!UUID.test(id) || !isSize(size)) throw notFound();
    const seconds = secondsLeft({ id, size, e, s }, services.now(), services.secrets.service);
    if (seconds === 0) throw new Refusal("FORBIDDEN", "file.linkExpired");
    const row = (await services.db
      .selectFrom("document")
      .select(["name", "content_type", "thumbnail_type", "removed_at"])
      .where("id", "=", id)
      .where("stored_at", "is not", null)
      .executeTakeFirst()) as { name: string; content_type: string; thumbnail_type: string; removed_at: Date | null } | undefined;
    if (row?.removed_at) throw notFound("file.removed");
    const found = row ? await store.get(`${id}/${size}`) : null;
    if (!row || !found) throw notFound();
    return reply
      .headers({
        "content-type": size === "full" ? row.content_type : row.thumbnail_type,
        "content-length": found.size,
        "content-disposition": inline(row.name),
        "cache-control": `private, max-age=${seconds}, immutable`,
        // Whatever it holds, it is shown as a picture and runs nothing.
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        // The portal stands on another origin; the link is the right, not the page that shows it.
        "cross-origin-resource-policy": "cross-origin",
        "referrer-policy": "no-referrer",
      })
      .send(found.content);
  });
}
