import { Spread } from "../measure/spread.ts";
import type { GraphClient } from "./graph-client.ts";
import { runLifecycle, STEPS, type Step } from "./lifecycle-steps.ts";
import type { Crowd, Hall } from "./sign-in-all.ts";

export interface LoadResult {
  seconds: number;
  lifecycles: number;
  steps: Record<Step, Spread>;
  /** Of every step, as a person waits for it. */
  requests: Spread;
  whole: Spread;
  errors: Map<string, number>;
}

/** Every citizen files one complaint after another, without a pause, until the time is over; each is taken to its end. */
export async function runLoad(
  client: GraphClient,
  { halls, citizens }: Crowd,
  seconds: number,
  filed: (id: string) => void,
): Promise<LoadResult> {
  const result: LoadResult = {
    seconds: 0,
    lifecycles: 0,
    steps: Object.fromEntries(STEPS.map((step) => [step, new Spread()])) as Record<Step, Spread>,
    requests: new Spread(),
    whole: new Spread(),
    errors: new Map(),
  };
  const began = performance.now();
  const end = began + seconds * 1000;
  const told = (step: Step, milliseconds: number, code: string | null) => {
    result.steps[step].add(milliseconds);
    result.requests.add(milliseconds);
    if (code) result.errors.set(`${step}: ${code}`, (result.errors.get(`${step}: ${code}`) ?? 0) + 1);
  };
  await Promise.all(
    citizens.map(async (citizen) => {
      const hall = halls.find((one) => one.city === citizen.city) as Hall;
      while (performance.now() < end) {
        const started = performance.now();
        const complete = await runLifecycle(client, citizen, hall, told, filed);
        if (!complete) continue;
        result.lifecycles += 1;
        result.whole.add(performance.now() - started);
      }
    }),
  );
  result.seconds = (performance.now() - began) / 1000;
  return result;
}
