import { badInput, DateTime, type RequestContext } from "@civicgraph/kit";
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

  @Field(() => String, { nullable: true, description: "SHA-256 of the file as it was kept, in hex: by it a copy is known again." })
  sha256!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when the file is gone, because its cases ended longer ago than their service keeps files. That it was there stays.",
  })
  removedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Path below the graph's address at which the file is; signed, holds ten to fifteen minutes. Null once it is gone.",
  })
  url(
    @Arg("size", () => String, { nullable: true, description: "`full` (at most 2,000 pixels a side) or `thumbnail` (320). Else `full`." })
    size: string | null,
    @Ctx() ctx: RequestContext,
  ): string | null {
    const wanted = size ?? "full";
    if (!isSize(wanted)) throw badInput({ path: "size", code: "field.unknown" });
    return this.removedAt ? null : signedPath(this.id, wanted, ctx.now(), ctx.secrets.service);
  }

  @Field(() => String, { nullable: true, description: "The same for a small picture: at most 320 pixels a side." })
  thumbnailUrl(@Ctx() ctx: RequestContext): string | null {
    return this.removedAt ? null : signedPath(this.id, "thumbnail", ctx.now(), ctx.secrets.service);
  }
}
