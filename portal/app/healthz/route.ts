export const dynamic = "force-dynamic";

/** Says that the portal answers; whether the graph does, its own /health says. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
