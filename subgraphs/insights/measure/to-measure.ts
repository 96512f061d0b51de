import type { RequestContext } from "@civicgraph/kit";
import { type KnownMeasure, measureTexts } from "../registry/read-measures.ts";
import type { Measure } from "./measure.type.ts";
import { dimensionsOf } from "./prepare-ask.ts";

const DATES = { payment: "paid", demand: "issued" } as const;

/** A measure as the API shows it. */
export function toMeasure(one: KnownMeasure, ctx: RequestContext): Measure {
  const { id, grain, formula, unit, direction, date, drill } = one.definition;
  return {
    id,
    ...measureTexts(one, ctx),
    service: one.service?.id ?? null,
    grain,
    formula,
    unit,
    direction,
    date: grain === "case" ? (date ?? "filed") : DATES[grain],
    dimensions: dimensionsOf(one),
    drill: [...drill],
    public: one.definition.public ?? false,
  };
}
