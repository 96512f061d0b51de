/**
 * Lets a few through at once; the rest wait in order, and beyond `maxWaiting` are turned away (`onFull` throws).
 * Pictures are large: without it twenty phones at once would be twenty decoded pictures in memory.
 */
export function turnstile({ atOnce, maxWaiting, onFull }: { atOnce: number; maxWaiting: number; onFull: () => never }) {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (inside >= atOnce) {
      if (waiting.length >= maxWaiting) onFull();
      // Whoever leaves hands their place on, so `inside` stays as it is.
      await new Promise<void>((enter) => waiting.push(enter));
    } else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
