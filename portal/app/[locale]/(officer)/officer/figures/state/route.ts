import { ask } from "../../../../../../src/graphql/ask.ts";
import { FiguresStateQuery } from "../../../../../../src/graphql/documents/figures.ts";
import { GraphFault } from "../../../../../../src/graphql/fault.ts";
import { pageLanguage, pageRequest } from "../../../../../../src/session/request.ts";

/** Whether the figures of the city have changed: what an open page asks each second. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale }, { city }] = await Promise.all([pageLanguage(params), pageRequest()]);
  if (!city) return new Response(null, { status: 404 });
  try {
    const { figuresState } = await ask(FiguresStateQuery, { city }, locale);
    return Response.json({ version: figuresState.version }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof GraphFault) return new Response(null, { status: 503 });
    throw error;
  }
}
