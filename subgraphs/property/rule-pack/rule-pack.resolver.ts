import { notFound, pageSize, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { describeRate, describeSlab } from "../tax/describe-slab.ts";
import { compareRoll } from "./compare-roll.ts";
import { proposePack } from "./propose-pack.ts";
import { PACK_COLUMNS, type RulePackRow, stateOf } from "./read-packs.ts";
import { ProposeTaxRulePackInput, TaxRollComparison, TaxRulePack, TaxSlab } from "./rule-pack.type.ts";
import { signPack } from "./sign-pack.ts";

const toPack = (row: RulePackRow): TaxRulePack => ({
  row,
  id: row.id,
  place: row.city,
  fromYear: row.from_year,
  document: row.document,
  reason: row.reason,
  proposedAt: row.proposed_at,
  signedAt: row.signed_at,
});

@Resolver(() => TaxRulePack)
export class RulePackResolver {
  @Query(() => [TaxRulePack], {
    description:
      "Packs of a city and its state, the newest year first. Signed ones are for everybody: a tax is public. Drafts are for officers.",
  })
  async taxRulePacks(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("first", () => Int, { nullable: true, description: "How many: 20 unless told, 100 at most." }) first: number | null,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRulePack[]> {
    const drafts = ctx.viewer.may("property.proposeRates", city) || ctx.viewer.may("property.signRates", city);
    const rows = await rawQuery<RulePackRow>(
      ctx.db,
      `select ${PACK_COLUMNS} from rule_pack where city = any(?) and (signed_at is not null or ?) order by from_year desc, proposed_at desc, id limit ?`,
      [[city, stateOf(city)], drafts, pageSize(first)],
    );
    return rows.map(toPack);
  }

  @FieldResolver(() => [TaxSlab], { description: "Its table of rates, 2,000 lines at most." })
  slabs(@Root() { row }: TaxRulePack, @Ctx() ctx: RequestContext): TaxSlab[] {
    return row.document.slabs.map((slab) => ({
      id: slab.id,
      clause: slab.clause,
      criteria: describeSlab(slab, ctx.t),
      rate: describeRate(slab, ctx.t, ctx.locale),
      unbuiltRate: slab.unbuiltRate,
    }));
  }

  @FieldResolver(() => Boolean, { description: "Whether you drafted it: somebody else has to sign it." })
  mine(@Root() { row }: TaxRulePack, @Ctx() ctx: RequestContext): boolean {
    return ctx.viewer.id !== null && row.proposed_by === ctx.viewer.id;
  }

  @FieldResolver(() => TaxRollComparison, {
    description:
      "What it would change over the roll of a city, against the pack in force. Needs `property.proposeRates` or `property.signRates`.",
  })
  async comparison(
    @Root() { row }: TaxRulePack,
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRollComparison> {
    if (row.city !== city && row.city !== stateOf(city)) throw notFound();
    if (!ctx.viewer.may("property.proposeRates", city)) ctx.viewer.require("property.signRates", city);
    return compareRoll(row, city, ctx);
  }

  @Mutation(() => TaxRulePack, {
    description: "Drafts a pack; BAD_USER_INPUT with every fault, slabs that overlap among them. Needs `property.proposeRates`.",
  })
  async proposeTaxRulePack(
    @Arg("input", () => ProposeTaxRulePackInput, { description: "The draft." }) input: ProposeTaxRulePackInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRulePack> {
    return toPack(await proposePack(input, ctx));
  }

  @Mutation(() => TaxRulePack, { description: "Signs a draft of somebody else: from then on it is in force. Needs `property.signRates`." })
  async signTaxRulePack(
    @Arg("id", () => ID, { description: "UUID of the draft." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRulePack> {
    return toPack(await signPack(id, ctx));
  }
}
