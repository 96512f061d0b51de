import { badInput, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { isSize, signedPath } from "../file/signed-url.ts";

/** A document that this reader may see; there is no other instance of it. */
@ObjectType({ description: "A file that someone attached. Everything but the id is null for those who may not see it." })
@Directive('@key(fields: "id")')
export class Document {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name as its sender called it." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Media type of the file at `url`: `image/jpeg` or `image/webp`." })
  contentType!: string;

  @Field(() => Int, { nullable: true, description: "Bytes." })
  size!: number;

  @Field(() => Int, { nullable: true, description: "Pixels across." })
  width!: number;

  @Field(() => Int, { nullable: true, description: "Pixels down." })
  height!: number;

  @Field(() => String, {
    nullable: true,
    description: "Path below the graph's address at which the file is; signed, holds ten to fifteen minutes.",
  })
  url(
    @Arg("size", () => String, { nullable: true, description: "`full` (at most 2,000 pixels a side) or `thumbnail` (320). Else `full`." })
    size: string | null,
    @Ctx() ctx: RequestContext,
  ): string {
    const wanted = size ?? "full";
    if (!isSize(wanted)) throw badInput({ path: "size", code: "field.unknown" });
    return signedPath(this.id, wanted, ctx.now(), ctx.secrets.service);
  }

  @Field(() => String, { nullable: true, description: "The same for a small picture: at most 320 pixels a side." })
  thumbnailUrl(@Ctx() ctx: RequestContext): string {
    return signedPath(this.id, "thumbnail", ctx.now(), ctx.secrets.service);
  }
}
