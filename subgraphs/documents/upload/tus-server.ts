import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestContext } from "@civicgraph/kit";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { openUpload } from "./open-upload.ts";

/** What its sender calls the file, where the client says it: `filename` of the protocol's metadata. */
const nameOf = (metadata: Record<string, string | null> | undefined): string => (metadata?.filename ?? "").slice(0, 255);

/**
 * The tus protocol 1.0 (https://tus.io) with its extensions creation, creation-with-upload and termination, over files in `folder`. It only
 * receives: who may, how much, and what becomes of the whole, is said by the routes before it.
 */
export function tusServer(folder: string) {
  const callers = new WeakMap<IncomingMessage, RequestContext>();
  let server: Server | null = null;
  const open = async (): Promise<Server> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (server) return server;
    const datastore = new FileStore({ directory: folder });
    datastore.extensions = ["creation", "creation-with-upload", "termination"];
    server = new Server({
      path: "/documents/uploads",
      datastore,
      namingFunction: () => randomUUID(),
      // Below the graph's address, where the edge stands.
      generateUrl: (_request, { id }) => `/uploads/${id}`,
      async onUploadCreate(request, upload) {
        const ctx = callers.get(request.runtime?.node?.req as IncomingMessage) as RequestContext;
        await openUpload({ id: upload.id, ownerId: ctx.viewer.requireId(), name: nameOf(upload.metadata) }, folder, ctx);
        return {};
      },
      onResponseError(request, error) {
        // The protocol's own refusals (a wrong offset, a length that is passed) have a status; anything else is a bug, told to the log alone.
        if ("status_code" in error) return undefined;
        callers.get(request.runtime?.node?.req as IncomingMessage)?.log.error({ err: error }, "upload in pieces failed");
        return { status_code: 500, body: "" };
      },
    });
    return server;
  };
  return {
    async handle(request: IncomingMessage, response: ServerResponse, ctx: RequestContext): Promise<void> {
      callers.set(request, ctx);
      await (await open()).handle(request, response);
    },
  };
}
