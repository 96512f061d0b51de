import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { rebuildFigures } from "./rebuild.ts";

@Resolver()
export class RebuildResolver {
  @Mutation(() => Boolean, {
    description:
      "Empties all figures, of every city, and has them reckoned anew from what happened. Until they are through, `asOf` says how far they are. Needs `insights.rebuild` in the state.",
  })
  async rebuildFigures(
    @Arg("state", () => ID, { description: "Code of the state that you administer." }) state: string,
    @Ctx() ctx: RequestContext,
  ): Promise<boolean> {
    ctx.viewer.require("insights.rebuild", state);
    await rebuildFigures(ctx);
    ctx.log.warn({ by: ctx.viewer.requireId() }, "the figures are reckoned anew");
    return true;
  }
}
