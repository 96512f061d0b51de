import { PageArgs, type RequestContext } from "@civicgraph/kit";
import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { CaseConnection, CaseCount, CaseFilter, IndexedCase } from "./case.type.ts";
import { countCases, listCases, listMyCases } from "./list-cases.ts";

@Resolver(() => IndexedCase)
export class CaseIndexResolver {
  @Query(() => CaseConnection, {
    description: "Cases in an officer's scope, the most urgent first. Without `state` or `number`: all that are open.",
  })
  cases(
    @Arg("filter", () => CaseFilter, { nullable: true, description: "Which." }) filter: CaseFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ) {
    return listCases(filter, page, ctx);
  }

  @Query(() => [CaseCount], { description: "How many open cases stand in which state, in an officer's scope." })
  caseCounts(
    @Arg("filter", () => CaseFilter, { nullable: true, description: "Which." }) filter: CaseFilter | null,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseCount[]> {
    return countCases(filter, ctx);
  }

  @Query(() => CaseConnection, { description: "Your own cases, newest first." })
  myCases(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: RequestContext) {
    return listMyCases(page, ctx);
  }
}
