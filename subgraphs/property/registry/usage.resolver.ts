import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { USAGES } from "./codes.ts";

@ObjectType({ description: "What a property, or a part of it, may be used for." })
export class PropertyUsage {
  @Field(() => ID, { description: "DIGIT's dotted code, e.g. `NONRESIDENTIAL.COMMERCIAL.RETAIL`." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Code of the group under which it stands." })
  group!: string | null;

  @Field(() => String, { nullable: true, description: "Name of the group." })
  groupName!: string | null;

  @Field(() => [String], { description: "Words that people use for it." })
  keywords!: string[];
}

/** `NONRESIDENTIAL.COMMERCIAL.RETAIL` stands with what is commercial, `RESIDENTIAL` under dwelling. */
const groupOf = (code: string): string => code.split(".").slice(0, 2).join(".");

@Resolver(() => PropertyUsage)
export class UsageResolver {
  @Query(() => [PropertyUsage], { description: "What properties of a city are used for." })
  propertyUsages(@Arg("city", () => ID, { description: "Code of the city." }) _city: string, @Ctx() ctx: RequestContext): PropertyUsage[] {
    return USAGES.map((code) => {
      const group = groupOf(code);
      return { code, name: ctx.t(`usage.${code}`), group, groupName: ctx.t(`usageGroup.${group}`), keywords: [] };
    });
  }
}
