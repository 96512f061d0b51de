import type { NextRequest } from "next/server";
import { readMessages } from "../../../src/features/dev-messages/read-messages.ts";

export const dynamic = "force-dynamic";

/** The messages of the demo as JSON, for programs; `/dev/messages` leads here by its Accept header. */
export async function GET(request: NextRequest): Promise<Response> {
  const messages = await readMessages(request.nextUrl.searchParams.get("to") ?? "");
  return messages ? Response.json(messages, { headers: { "cache-control": "no-store" } }) : new Response("Not found", { status: 404 });
}
