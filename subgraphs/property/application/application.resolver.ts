import type { RequestContext } from "@civicgraph/kit";
import { financialYear } from "@civicgraph/kit/case/number";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { PropertyTax } from "../assessment/assessment.type.ts";
import { toTax } from "../assessment/to-tax.ts";
import { findSimilar } from "../registry/find-similar.ts";
import { mayReadProperty } from "../registry/property.policy.ts";
import { Property } from "../registry/property.type.ts";
import { propertyById } from "../registry/property-row.ts";
import { toProperty } from "../registry/to-property.ts";
import { packFor } from "../rule-pack/read-packs.ts";
import { NoSlab } from "../tax/levy.ts";
import { reckonTax } from "../tax/reckon-tax.ts";
import { PropertyApplication } from "./application.entity.ts";
import { CorrectPropertyApplicationInput } from "./application.inputs.ts";
import { correctApplication } from "./correct-application.ts";

@ObjectType({ description: "A property that may be the same one." })
export class SimilarProperty {
  @Field(() => String, { description: "Its number." })
  number!: string;

  @Field(() => Boolean, { description: "Whether its address is the same." })
  sameAddress!: boolean;

  @Field(() => Boolean, { description: "Whether one of its owners has the same name." })
  sameOwner!: boolean;
}

@Resolver(() => PropertyApplication)
export class ApplicationResolver {
  @Mutation(() => PropertyApplication, {
    description: "Rewrites an application that was sent back, for who filed it or a clerk; in every other state it is ACTION_NOT_ALLOWED.",
  })
  correctPropertyApplication(
    @Arg("input", () => CorrectPropertyApplicationInput, { description: "What it should say." }) input: CorrectPropertyApplicationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PropertyApplication> {
    return correctApplication(input, ctx);
  }

  @FieldResolver(() => Property, { nullable: true, description: "The property that it has become or changes; null before approval." })
  async property(@Root() one: PropertyApplication, @Ctx() ctx: RequestContext): Promise<Property | null> {
    const row = await propertyById((sql, values) => rawQuery(ctx.db, sql, values), one.propertyId);
    return row && mayReadProperty(ctx.viewer, row) ? toProperty(row, ctx.t) : null;
  }

  @FieldResolver(() => PropertyTax, {
    nullable: true,
    description: "This year's tax if it is approved as it is; null where the rates do not know it.",
  })
  async expectedTax(@Root() one: PropertyApplication, @Ctx() ctx: RequestContext): Promise<PropertyTax | null> {
    const year = financialYear(ctx.now());
    const pack = await packFor((sql, values) => rawQuery(ctx.db, sql, values), one.cityCode, year);
    if (!pack) return null;
    try {
      return toTax(year, reckonTax(one.facts, pack.document), ctx.t, ctx.locale);
    } catch (error) {
      if (error instanceof NoSlab) return null;
      throw error;
    }
  }

  @FieldResolver(() => [SimilarProperty], {
    nullable: true,
    description:
      "Properties at the same address, or of the same owner in the locality, 20 at most; null for the filer, whom others' properties do not concern.",
  })
  async similarProperties(@Root() one: PropertyApplication, @Ctx() ctx: RequestContext): Promise<SimilarProperty[] | null> {
    if (!ctx.viewer.may("property.read", one.cityCode)) return null;
    const found = await findSimilar((sql, values) => rawQuery(ctx.db, sql, values), one.cityCode, one, one.propertyId);
    return found.map(({ number, same_address, same_owner }) => ({ number, sameAddress: same_address, sameOwner: same_owner }));
  }
}
