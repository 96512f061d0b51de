import type { Translate } from "@civicgraph/kit";
import { formatHundredths, formatMoney, formatRate } from "@civicgraph/kit/money/format-money";
import { ALL, type Slab } from "./rule-pack.ts";

const path = (...parts: string[]) => parts.slice(0, parts.indexOf(ALL) < 0 ? parts.length : parts.indexOf(ALL)).join(".");
/** The text of a key, or the code itself where the locales have none: a pack may name any code of DIGIT's. */
const named = (t: Translate, key: string, code: string): string => (t(key) === key ? code : t(key));

function usageOf(slab: Slab, t: Translate): string[] {
  const code = path(slab.usageMajor, slab.usageMinor, slab.usageSubMinor, slab.usageDetail);
  if (!code) return [];
  const group = named(t, `usageGroup.${code}`, code);
  return [named(t, `usage.${code}`, group)];
}

function plotOf({ plotAbove, plotUpTo }: Slab, t: Translate): string[] {
  if (plotAbove === null && plotUpTo === null) return [];
  const values = { above: formatHundredths(plotAbove ?? 0), upTo: formatHundredths(plotUpTo ?? 0) };
  return [t(plotAbove === null ? "slab.plotUpTo" : plotUpTo === null ? "slab.plotAbove" : "slab.plotBetween", values)];
}

function floorsOf({ fromFloor, toFloor }: Slab, t: Translate): string[] {
  if (fromFloor === null && toFloor === null) return [];
  if (fromFloor === toFloor) return [t("floor", { level: fromFloor ?? 0 })];
  return [
    t(fromFloor === null ? "slab.floorUpTo" : toFloor === null ? "slab.floorFrom" : "slab.floors", {
      from: fromFloor ?? 0,
      to: toFloor ?? 0,
    }),
  ];
}

/** What a slab is for, in a reader's language: all its criteria that are not open. */
export function describeSlab(slab: Slab, t: Translate): string {
  const kind = path(slab.propertyType, slab.propertySubType);
  const ownership = path(slab.ownership, slab.subOwnership);
  const parts = [
    ...(kind ? [named(t, `propertyType.${kind}`, named(t, `slab.${kind}`, kind))] : []),
    ...usageOf(slab, t),
    ...(ownership ? [named(t, `ownership.${ownership}`, ownership)] : []),
    ...(slab.areaType === ALL ? [] : [t("slab.area", { area: slab.areaType })]),
    ...(slab.occupancy === ALL ? [] : [t("slab.usedBy", { who: t(`occupancy.${slab.occupancy}`) })]),
    ...plotOf(slab, t),
    ...floorsOf(slab, t),
  ];
  return parts.length ? parts.join(" · ") : t("slab.all");
}

/** Its rate, in a reader's language. */
export const describeRate = ({ basis }: Slab, t: Translate, locale: string): string =>
  "unitRate" in basis
    ? t("slab.unitRate", { rate: formatMoney(basis.unitRate, locale) })
    : t("slab.rentRate", { rate: formatRate(basis.rentRate) });
