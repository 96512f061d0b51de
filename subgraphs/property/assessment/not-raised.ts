import type { SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";

/** Billing answers in seconds; an assessment that it has not taken for so long needs somebody to look. */
const PATIENCE_MS = 15 * 60_000;

/** Nothing is lost in silence: assessments of which billing does not know stand in the health of the city. */
export async function notRaised(services: SubgraphServices): Promise<Record<string, string | null>> {
  const [row] = await rawQuery<{ count: number }>(
    services.db,
    "select count(*)::int as count from assessment where raised_at is null and made_at < ?",
    [new Date(services.now().getTime() - PATIENCE_MS)],
  );
  const count = row?.count ?? 0;
  return { demands: count === 0 ? null : `${count} assessments have no demand in billing yet` };
}
