import { figureCsv } from "../../../../../../../src/features/figures/figure-csv.ts";
import { GraphFault } from "../../../../../../../src/graphql/fault.ts";
import { pageLanguage, pageRequest } from "../../../../../../../src/session/request.ts";

/** The groups of a figure for a spreadsheet. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; measure: string }> }): Promise<Response> {
  const [{ locale }, { measure }, { city, kind }] = await Promise.all([pageLanguage(params), params, pageRequest()]);
  if (kind !== "employee" || !city) return new Response(null, { status: 403 });
  try {
    const id = decodeURIComponent(measure);
    const text = await figureCsv(id, city, new URL(request.url).searchParams, locale);
    return new Response(text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${id.replace(/[^\w.-]/g, "_")}.csv"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof GraphFault)
      return new Response(null, { status: error.code === "FORBIDDEN" ? 403 : error.code === "BAD_USER_INPUT" ? 400 : 503 });
    throw error;
  }
}
