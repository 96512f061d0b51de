import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouterConfig } from "../config.ts";
import type { RateLimit } from "../limits/rate-limit.ts";
import { badRequest, EdgeRefusal, tooComplex } from "../refusal.ts";
import { callerOf, isLocal } from "./caller.ts";
import { mediaType } from "./csrf.ts";
import { forward, type Upstream } from "./forward.ts";
import { refuseRate } from "./graphql-route.ts";

/** A file is worth this many requests: the host decodes and encodes each picture. */
const UPLOAD_PRICE = 10;

/** Headers of the tus protocol, by which a file comes in pieces. */
export const UPLOAD_HEADERS = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset"];

/** `/upload`, `/uploads/*`, `/files/*`, the keys and, in demo mode, the messages: passed on to the host, streamed in both directions. */
export function fileRoutes(app: FastifyInstance, config: RouterConfig, upstream: Upstream, rateLimit: RateLimit): void {
  app.register(async (scope) => {
    // The edge does not read the parts: the stream goes on as it comes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { bodyLimit: config.LIMIT_UPLOAD_BYTES }, (_request, payload, done) => done(null, payload));

    const limitRate = (request: Parameters<typeof isLocal>[0], reply: Parameters<typeof refuseRate>[0], price: number) => {
      if (!config.RATE_LOCAL && isLocal(request)) return;
      const seconds = rateLimit.take(callerOf(request).clientAddress, price);
      if (seconds) throw refuseRate(reply, seconds);
    };

    scope.post("/upload", { bodyLimit: config.LIMIT_UPLOAD_BYTES }, async (request, reply) => {
      // A form of another site cannot send this header, so it also keeps such forms out.
      if (!request.headers.authorization) throw new EdgeRefusal("UNAUTHENTICATED", "error.UNAUTHENTICATED", 401);
      if (mediaType(request.headers["content-type"]) !== "multipart/form-data") throw badRequest("request.uploadType", 415);
      if (Number(request.headers["content-length"] ?? 0) > config.LIMIT_UPLOAD_BYTES) throw tooLarge(config);
      limitRate(request, reply, UPLOAD_PRICE);
      return forward(request, reply, "/documents/upload", upstream, limited(request.body as AsyncIterable<Uint8Array>, config));
    });

    // The same in pieces (https://tus.io), so that a phone whose connection broke goes on where it was.
    const forwardPieces = (request: FastifyRequest, reply: FastifyReply, path: string, price: number) => {
      if (!request.headers.authorization) throw new EdgeRefusal("UNAUTHENTICATED", "error.UNAUTHENTICATED", 401);
      for (const name of ["content-length", "upload-length"])
        if (Number(request.headers[name] ?? 0) > config.LIMIT_UPLOAD_BYTES) throw tooLarge(config);
      limitRate(request, reply, price);
      const body =
        request.method === "HEAD" || request.method === "DELETE" ? null : (request.body as AsyncIterable<Uint8Array> | undefined);
      return forward(request, reply, `/documents/uploads${path}`, upstream, body ? limited(body, config) : null);
    };
    scope.post("/uploads", { bodyLimit: config.LIMIT_UPLOAD_BYTES }, async (request, reply) => forwardPieces(request, reply, "", 1));
    scope.route<{ Params: { id: string } }>({
      method: ["HEAD", "PATCH", "DELETE"],
      url: "/uploads/:id",
      bodyLimit: config.LIMIT_UPLOAD_BYTES,
      handler: async (request, reply) => forwardPieces(request, reply, `/${plain(request.params.id)}`, 1),
    });
    scope.post<{ Params: { id: string } }>("/uploads/:id/receipt", async (request, reply) =>
      forwardPieces(request, reply, `/${plain(request.params.id)}/receipt`, UPLOAD_PRICE),
    );

    scope.get("/files/:id/:size", async (request, reply) => {
      limitRate(request, reply, 1);
      const { id, size } = request.params as { id: string; size: string };
      return forward(request, reply, `/documents/files/${plain(id)}/${plain(size)}${queryOf(request.url)}`, upstream);
    });

    scope.get("/.well-known/jwks.json", async (request, reply) => forward(request, reply, "/identity/jwks", upstream));

    if (config.DEMO) {
      scope.get("/dev/messages", async (request, reply) => {
        return forward(request, reply, `/notifications/dev/messages${queryOf(request.url)}`, upstream);
      });
    }
  });
}

/** A part of a path that is only itself: with the key of the edge, dots would open every other page of the host. */
const PLAIN = /^[\w-]+$/;

function plain(part: string): string {
  if (!PLAIN.test(part)) throw new EdgeRefusal("NOT_FOUND", "request.notFound", 404);
  return part;
}

const queryOf = (url: string): string => (url.includes("?") ? url.slice(url.indexOf("?")) : "");

const tooLarge = (config: RouterConfig) => tooComplex("limit.body", config.LIMIT_UPLOAD_BYTES, 413);

/** The same stream, broken off where it passes the limit: a chunked body names no length. */
async function* limited(body: AsyncIterable<Uint8Array>, config: RouterConfig): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > config.LIMIT_UPLOAD_BYTES) throw tooLarge(config);
    yield chunk;
  }
}
