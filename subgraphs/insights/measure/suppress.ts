import type { FigureGroup } from "./ask.ts";

export interface ShownGroup extends FigureGroup {
  /** It is too small to be shown. */
  suppressed: boolean;
}

/** Every choice of some of so many dimensions, but not of all: along each of them somebody can ask for totals. */
const choices = (dimensions: number): number[][] =>
  Array.from({ length: Math.max(1, 2 ** dimensions - 1) }, (_, bits) =>
    Array.from({ length: dimensions }, (_, index) => index).filter((index) => bits & (1 << index)),
  );

/**
 * Public groups without the small ones; of nobody there is nothing to hide. Where one alone is hidden among those that make up a total (of all, of its ward,
 * of its month), the next smallest is hidden too: else the total, less what is shown, would say it. Pure.
 */
export function suppressSmall(groups: readonly FigureGroup[], threshold: number): ShownGroup[] {
  const some = groups.filter((one) => one.base > 0).sort((a, b) => a.base - b.base);
  const hidden = new Set(some.filter((one) => one.base < threshold));
  const totals = choices(groups[0]?.key.length ?? 0).flatMap((fixed) => [
    ...Map.groupBy(some, (one) => JSON.stringify(fixed.map((index) => one.key[index]))).values(),
  ]);
  // What is hidden for one total may stand alone in another.
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size;
    for (const parts of totals) {
      const next = parts.find((one) => !hidden.has(one));
      if (next && parts.filter((one) => hidden.has(one)).length === 1) hidden.add(next);
    }
  }
  return groups.map((one) => (hidden.has(one) ? { ...one, value: null, base: 0, suppressed: true } : { ...one, suppressed: false }));
}
