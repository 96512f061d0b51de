import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { accessesOf } from "../citizen/record-access.ts";
import { readViewer } from "./read-viewer.ts";
import { updateProfile } from "./update-profile.ts";
import { ContactAccess, UpdateProfileInput, Viewer } from "./viewer.type.ts";

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: "Who you are. Works signed out." })
  me(@Ctx() ctx: RequestContext): Promise<Viewer> {
    return readViewer(ctx);
  }

  @FieldResolver(() => [ContactAccess], { description: "Who looked at your contact, the latest 50." })
  accesses(@Root() viewer: Viewer, @Ctx() ctx: RequestContext): Promise<ContactAccess[]> {
    return viewer.id !== "" && viewer.id === ctx.viewer.id ? accessesOf(viewer.id, ctx) : Promise.resolve([]);
  }

  @Mutation(() => Viewer, { description: "Changes your name, language or e-mail address." })
  async updateProfile(
    @Arg("input", () => UpdateProfileInput, { description: "The changes." }) input: UpdateProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Viewer> {
    await updateProfile(input, ctx);
    return readViewer(ctx);
  }
}
