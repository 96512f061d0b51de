import { badInput, isUuid, notFound, PLATFORM, type RequestContext } from "@civicgraph/kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countAttempt } from "./count-attempt.ts";
import { finisher } from "./finish-upload.ts";
import { endUpload, findUpload, type OpenUpload, piecesFolder } from "./open-upload.ts";
import type { TakePicture } from "./take-picture.ts";
import { tusServer } from "./tus-server.ts";

interface Wiring {
  files: string;
  take: TakePicture;
  contextOf(request: unknown): Promise<RequestContext>;
}
type WithId = { Params: { id: string } };

/**
 * `/documents/uploads`: the same picture from the same people in pieces, by the tus protocol, so that a phone whose connection broke goes on where it was.
 * `POST …/<id>/receipt` then says that it is whole; the answer is what `/documents/upload` gives, and asked again it is the same.
 */
export function resumableRoutes(app: FastifyInstance, { files, take, contextOf }: Wiring): void {
  const folder = piecesFolder(files);
  const tus = tusServer(folder);
  const finish = finisher(folder, take);

  const own = async (id: string, ctx: RequestContext): Promise<OpenUpload> => {
    const ownerId = ctx.viewer.requireId();
    const found = isUuid(id) ? await findUpload(id, ownerId, ctx) : null;
    if (!found) throw notFound();
    return found;
  };
  const handOver = async (request: FastifyRequest, reply: FastifyReply, ctx: RequestContext) => {
    reply.hijack();
    await tus.handle(request.raw, reply.raw, ctx).catch((error: unknown) => {
      ctx.log.error({ err: error }, "upload in pieces failed");
      reply.raw.destroy();
    });
  };

  app.register(async (scope) => {
    // The library reads the body itself, as it comes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));

    scope.post("/documents/uploads", async (request, reply) => {
      const ctx = await contextOf(request);
      await countAttempt(ctx.viewer.requireId(), ctx);
      const max = await ctx.setting<number>("documents.maxMegabytes", PLATFORM);
      if (Number(request.headers["upload-length"] ?? 0) > max * 2 ** 20)
        throw badInput({ path: "file", code: "upload.tooLarge", values: { max } });
      await handOver(request, reply, ctx);
    });
    for (const method of ["HEAD", "PATCH"] as const)
      scope.route<WithId>({
        method,
        url: "/documents/uploads/:id",
        async handler(request, reply) {
          const ctx = await contextOf(request);
          await own(request.params.id, ctx);
          await handOver(request, reply, ctx);
        },
      });
    scope.delete<WithId>("/documents/uploads/:id", async (request, reply) => {
      const ctx = await contextOf(request);
      const { id } = await own(request.params.id, ctx);
      await endUpload(id, folder, ctx);
      return reply.code(204).header("tus-resumable", "1.0.0").send();
    });
    scope.post<WithId>("/documents/uploads/:id/receipt", async (request, reply) => {
      const ctx = await contextOf(request);
      ctx.viewer.requireId();
      if (!isUuid(request.params.id)) throw notFound();
      return reply.header("cache-control", "no-store").send(await finish(request.params.id, ctx));
    });
  });
}
