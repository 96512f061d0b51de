import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { ComplaintCategory } from "./category.type.ts";
import { categoryOf, categoryRows } from "./read-categories.ts";

@Resolver(() => ComplaintCategory)
export class CategoryResolver {
  @Query(() => [ComplaintCategory], { description: "What a city takes complaints about." })
  async complaintCategories(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ComplaintCategory[]> {
    return (await categoryRows(city, ctx)).filter((row) => row.active).map((row) => categoryOf(row, ctx, ctx.locale));
  }
}
