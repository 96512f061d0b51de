import { readSdl } from "../../../../src/features/developers/read-sdl.ts";

/** The public schema with its descriptions, as the graph answers it at this moment. */
export const GET = async (): Promise<Response> => {
  const sdl = await readSdl();
  return sdl === null
    ? new Response("The graph does not answer just now.\n", { status: 503, headers: { "retry-after": "30" } })
    : new Response(sdl, { headers: { "content-type": "text/plain; charset=utf-8" } });
};
