import { actionNotAllowed, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, Field, ID, InputType, Query, Resolver } from "type-graphql";
import { factsOf } from "../application/facts-of.ts";
import { PropertyFactsInput, PropertyShareInput } from "../application/property-input.ts";
import { reckonOrRefuse } from "../assessment/assess.ts";
import { PropertyTax } from "../assessment/assessment.type.ts";
import { assessableYear } from "../assessment/financial-year.ts";
import { toTax } from "../assessment/to-tax.ts";
import { packFor } from "../rule-pack/read-packs.ts";

@InputType({ description: "A property as it is, or as it might be." })
export class EstimatePropertyTaxInput extends PropertyFactsInput {
  @Field(() => String, { nullable: true, description: "Financial year, `2026-27`; this one unless told." })
  financialYear?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the locality; without one the city's usual rates count." })
  locality?: string | null;

  @Field(() => [PropertyShareInput], { nullable: true, description: "Its owners; one without exemption unless told." })
  owners?: PropertyShareInput[] | null;
}

@Resolver()
export class EstimateResolver {
  @Query(() => PropertyTax, {
    description: "What the tax of a year would be, for whoever asks: nobody needs to sign in, and nothing is kept.",
  })
  async estimatePropertyTax(
    @Arg("input", () => EstimatePropertyTaxInput, { description: "The property." }) input: EstimatePropertyTaxInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PropertyTax> {
    const year = assessableYear(input.financialYear, ctx.now(), "input.financialYear");
    const facts = factsOf(input, input.owners?.length ? input.owners : [{}], input.locality ?? null);
    const pack = await packFor((sql, values) => rawQuery(ctx.db, sql, values), input.city, year);
    if (!pack) throw actionNotAllowed("property.noRates", { year });
    return toTax(year, reckonOrRefuse(facts, pack.document, null), ctx.t, ctx.locale);
  }
}
