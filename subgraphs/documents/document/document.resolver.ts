import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Document } from "./document.type.ts";
import { documentsById } from "./read-documents.ts";

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: "One document. Its fields are null where you may not see it." })
  async document(@Arg("id", () => ID, { description: "UUID." }) id: string, @Ctx() ctx: RequestContext): Promise<Document | null> {
    return (await documentsById([id], ctx))[0] ?? null;
  }
}
