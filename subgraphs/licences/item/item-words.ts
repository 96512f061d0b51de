import type { RequestContext } from "@civicgraph/kit";

/** The text of a key, or what stands for it where there is none. */
export const textOr = (ctx: RequestContext, key: string, other: string) => {
  const text = ctx.t(key);
  return text === key ? other : text;
};

export const paperName = (ctx: RequestContext, code: string): string => textOr(ctx, `paper.${code}`, code);
