import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Document } from "./document.type.ts";
import { documentsById } from "./read-documents.ts";

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, {
    nullable: true,
    description: "A document that you sent or whose case you may see; null otherwise, whether it exists or not.",
  })
  async document(@Arg("id", () => ID, { description: "UUID." }) id: string, @Ctx() ctx: RequestContext): Promise<Document | null> {
    return (await documentsById([id], ctx))[0] ?? null;
  }
}
