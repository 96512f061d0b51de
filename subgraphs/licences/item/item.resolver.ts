import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import type { ItemKind } from "./item-document.ts";
import { type ItemRow, itemName, itemsOf } from "./item-rows.ts";
import { paperName, textOr } from "./item-words.ts";

@ObjectType({ description: "A trade that the city licenses, or an accessory of one." })
export class LicenceItem {
  @Field(() => ID, { description: "DIGIT's dotted code, e.g. `GOODS.MANUFACTURE.TST-1`." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language; its code where it has none." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Code of the group under which it stands." })
  group!: string | null;

  @Field(() => String, { nullable: true, description: "Name of the group." })
  groupName!: string | null;

  @Field(() => [String], { description: "Words that people use for it." })
  keywords!: string[];

  @Field(() => String, { nullable: true, description: "What it is counted in, `HP` or `ROOM`; null where it is not counted." })
  uom!: string | null;

  @Field(() => [String], { description: "Names of the papers that a new licence of it needs." })
  papers!: string[];

  @Field(() => [String], { description: "Names of the papers that a renewal needs." })
  renewalPapers!: string[];
}

function toItem(row: ItemRow, ctx: RequestContext): LicenceItem {
  const group = row.kind === "TRADE" && row.code.includes(".") ? row.code.split(".").slice(0, -1).join(".") : null;
  const uom = row.uom ? textOr(ctx, `uom.${row.uom}`, row.uom) : null;
  const name = itemName(row, ctx.locale);
  return {
    code: row.code,
    name: uom ? `${name} (${uom})` : name,
    group,
    groupName: group ? textOr(ctx, `tradeGroup.${group}`, group) : null,
    keywords: [],
    uom: row.uom,
    papers: (row.papers.NEW ?? []).map((code) => paperName(ctx, code)),
    renewalPapers: (row.papers.RENEWAL ?? []).map((code) => paperName(ctx, code)),
  };
}

const active = async (kind: ItemKind, city: string, ctx: RequestContext) =>
  (await itemsOf(city, ctx)).filter((row) => row.kind === kind && row.active).map((row) => toItem(row, ctx));

@Resolver(() => LicenceItem)
export class ItemResolver {
  @Query(() => [LicenceItem], { description: "Trades that a city licenses." })
  licenceTrades(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LicenceItem[]> {
    return active("TRADE", city, ctx);
  }

  @Query(() => [LicenceItem], { description: "Machines and fittings of a trade that cost a fee of their own." })
  licenceAccessories(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LicenceItem[]> {
    return active("ACCESSORY", city, ctx);
  }
}
