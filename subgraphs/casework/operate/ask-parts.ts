import { forbidden, Refusal, type RequestContext } from "@civicgraph/kit";
import type { operateCalls } from "@civicgraph/kit/operate/contract";
import type { z } from "zod";

type Calls = typeof operateCalls;
export type CallName = keyof Calls;
type Input<N extends CallName> = z.infer<Calls[N]["input"]>;
type Output<N extends CallName> = z.infer<Calls[N]["output"]>;

/** Puts a question of the kit's contract to a subgraph in the viewer's own name: the owner decides, we only carry it. */
export function askPart<N extends CallName>(subgraph: string, call: N, input: Input<N>, ctx: RequestContext): Promise<Output<N>> {
  return ctx.call<Output<N>>(subgraph, call, input, { viewerToken: ctx.viewer.token });
}

/** The same question to several at once. Those that do not answer are named, the others' answers stand; a refusal is thrown. */
export async function askParts<N extends CallName>(
  subgraphs: readonly string[],
  call: N,
  input: Input<N>,
  ctx: RequestContext,
): Promise<{ answers: { subgraph: string; answer: Output<N> }[]; silent: string[] }> {
  const answers: { subgraph: string; answer: Output<N> }[] = [];
  const silent: string[] = [];
  const asked = await Promise.allSettled(subgraphs.map((subgraph) => askPart(subgraph, call, input, ctx)));
  for (const [index, one] of asked.entries()) {
    const subgraph = subgraphs[index] as string;
    if (one.status === "fulfilled") {
      answers.push({ subgraph, answer: one.value });
      continue;
    }
    if (one.reason instanceof Refusal && one.reason.code !== "UNAVAILABLE") throw one.reason;
    ctx.log.warn({ err: one.reason, subgraph, call }, "a part does not answer");
    silent.push(subgraph);
  }
  return { answers, silent };
}

/** The subgraphs where the viewer has a right; FORBIDDEN where there is none. */
export function partsWhere(ctx: RequestContext, has: (subgraph: string) => boolean): string[] {
  ctx.viewer.requireId();
  const parts = ctx.subgraphs.filter(has);
  if (parts.length === 0) throw forbidden();
  return parts;
}
