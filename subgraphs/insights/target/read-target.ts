import type { RequestContext } from "@civicgraph/kit";
import { type KnownMeasure, measureTexts } from "../registry/read-measures.ts";
import { type TargetRow, targetsOf } from "./read-targets.ts";
import type { MeasureTarget } from "./target.type.ts";

/** A target as the API shows it: what was set, else what the measure itself says; null where there is neither. */
export function toTarget(
  measure: KnownMeasure,
  row: TargetRow | undefined,
  city: string,
  year: string,
  ctx: RequestContext,
): MeasureTarget | null {
  const set = row && row.value !== null ? row : undefined;
  const value = set?.value ?? measure.definition.target;
  if (value === undefined || value === null) return null;
  return {
    measureId: measure.definition.id,
    measureName: measureTexts(measure, ctx).name,
    city: { code: city },
    year,
    value,
    setBy: set ? { id: set.set_by } : null,
    setAt: set?.set_at ?? null,
  };
}

export async function readTarget(measure: KnownMeasure, city: string, year: string, ctx: RequestContext): Promise<MeasureTarget | null> {
  return toTarget(measure, (await targetsOf(ctx.db, city, year)).get(measure.definition.id), city, year, ctx);
}
