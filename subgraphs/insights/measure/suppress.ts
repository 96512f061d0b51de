import type { FigureGroup } from "./ask.ts";

export interface ShownGroup extends FigureGroup {
  /** It is too small to be shown. */
  suppressed: boolean;
}

/**
 * Public groups without the small ones; of nobody there is nothing to hide. Where one alone is hidden, the next smallest is hidden too: else the total, less what is shown, would say it. Pure.
 */
export function suppressSmall(groups: readonly FigureGroup[], threshold: number): ShownGroup[] {
  const small = new Set(groups.filter((one) => one.base > 0 && one.base < threshold));
  if (small.size === 1) {
    const next = groups.filter((one) => one.base > 0 && !small.has(one)).sort((a, b) => a.base - b.base)[0];
    if (next) small.add(next);
  }
  return groups.map((one) => (small.has(one) ? { ...one, value: null, base: 0, suppressed: true } : { ...one, suppressed: false }));
}
