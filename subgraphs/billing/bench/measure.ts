export interface Rate {
  perSecond: number;
  p50: number;
  p95: number;
}

/** Runs work so often, so many at once; milliseconds of each. */
export async function measure(times: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<Rate> {
  const took: number[] = [];
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    while (next < times) {
      const index = next++;
      const began = performance.now();
      await work(index);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - started) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { perSecond: times / seconds, p50: at(0.5), p95: at(0.95) };
}

export const show = (what: string, rate: Rate): void =>
  console.log(
    `${what.padEnd(58)} ${rate.perSecond.toFixed(0).padStart(6)} /s   p50 ${rate.p50.toFixed(1)} ms   p95 ${rate.p95.toFixed(1)} ms`,
  );
