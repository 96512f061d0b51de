import { Case, CodedName, knownBoundary, localizedText, type RequestContext } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, Float, Int, ObjectType } from "type-graphql";
import type { ApplicationKind, LicenceType, Structure } from "../fee/fee-schedule.ts";
import type { Chargeable, ReckonedFee } from "../fee/reckon-fee.ts";
import { type ItemRow, itemName, itemsOf } from "../item/item-rows.ts";
import { TradeLicence } from "../licence/licence.type.ts";
import { nameKey } from "./charged-items.ts";
import { LicenceFee } from "./licence-fee.type.ts";

@ObjectType({ description: "A trade of the business." })
export class LicenceTrade {
  @Field(() => CodedName, { description: "Which." })
  tradeType!: CodedName;

  @Field(() => Float, { nullable: true, description: "How much of it, in its unit." })
  quantity!: number | null;
}

@ObjectType({ description: "Machines of one kind." })
export class LicenceAccessory {
  @Field(() => CodedName, { description: "Which." })
  accessory!: CodedName;

  @Field(() => Float, { nullable: true, description: "The size of each, in its unit." })
  quantity!: number | null;

  @Field(() => Int, { description: "How many there are." })
  count!: number;
}

/** All items of a city, by kind and code. */
async function itemsByKey(city: string, ctx: RequestContext): Promise<ReadonlyMap<string, ItemRow>> {
  return new Map((await itemsOf(city, ctx)).map((row) => [nameKey({ item: row.kind, code: row.code }), row]));
}

@Entity({ tableName: "licence_application" })
@ObjectType({ implements: Case, description: "A trade licence that is applied for, renewed, and then lives until it expires." })
@Directive('@key(fields: "id")')
export class LicenceApplication extends Case {
  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`NEW`, `DIRECTRENEWAL` or `EDITRENEWAL`." })
  kind!: ApplicationKind;

  /** Of the licence that is renewed, then of the one that was issued. */
  @Column({ type: "uuid", nullable: true })
  licenceId!: string | null;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Number of the licence; null before a new one is issued." })
  licenceNumber!: string | null;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`PERMANENT` or `TEMPORARY`." })
  licenceType!: LicenceType;

  /** Days are texts: a day has no hour and no zone. */
  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Last day that was asked for, of a temporary licence." })
  validUntil!: Day | null;

  /** First day of the term that a renewal is for: its rebate and penalty count from the year of this day. */
  @Column({ type: "text", nullable: true })
  termStart!: Day | null;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Name of the business." })
  tradeName!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`IMMOVABLE.PUCCA`, `MOVABLE.HANDCART`, …" })
  structure!: Structure;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "House and street." })
  address!: string;

  @Column({ type: "jsonb" })
  items!: Chargeable[];

  @Column({ type: "jsonb", fieldName: "fee" })
  reckoned!: ReckonedFee;

  /** Whole paise on top of the fee, or off it. */
  @Column({ type: "bigint" })
  adhoc!: string;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Why the fee was changed by hand." })
  adhocReason!: string | null;

  /** What the inspector answered. */
  @Column({ type: "jsonb", nullable: true })
  checklist!: Record<string, string> | null;

  /** Whether the licence rests on this application: a renewal takes that over. */
  @Column({ type: "boolean" })
  current!: boolean;

  @Field(() => [LicenceTrade], { nullable: true, description: "Its trades." })
  async trades(@Ctx() ctx: RequestContext): Promise<LicenceTrade[]> {
    return (await this.named("TRADE", ctx)).map(({ known, quantity }) => ({ tradeType: known, quantity }));
  }

  @Field(() => [LicenceAccessory], { nullable: true, description: "Its machines and fittings." })
  async accessories(@Ctx() ctx: RequestContext): Promise<LicenceAccessory[]> {
    return (await this.named("ACCESSORY", ctx)).map(({ known, quantity, count }) => ({ accessory: known, quantity, count }));
  }

  /** Its items of a kind as the reader calls them; what the city does not count has no quantity. */
  private async named(kind: Chargeable["item"], ctx: RequestContext) {
    const items = await itemsByKey(this.cityCode, ctx);
    return this.items
      .filter((one) => one.item === kind)
      .map((one) => {
        const row = items.get(nameKey(one));
        const known = { code: one.code, name: row ? itemName(row, ctx.locale) : one.code };
        return { known, quantity: row?.uom ? one.quantity : null, count: one.count };
      });
  }

  @Field(() => LicenceFee, { nullable: true, description: "What it costs and why, as it was when it was filed." })
  async fee(@Ctx() ctx: RequestContext): Promise<LicenceFee> {
    const items = await itemsByKey(this.cityCode, ctx);
    return LicenceFee.of(this.reckoned, new Map([...items].map(([key, row]) => [key, itemName(row, ctx.locale)])));
  }

  @Field(() => PaiseScalar, { nullable: true, description: "What was put on the fee by hand; negative where it was taken off." })
  adhocAmount(): number {
    return Number(this.adhoc);
  }

  @Field(() => TradeLicence, { nullable: true, description: "The licence that was issued or renewed; null before." })
  licence(@Ctx() ctx: RequestContext): Promise<TradeLicence | null> {
    return this.current ? TradeLicence.load(this.licenceId, ctx) : Promise.resolve(null);
  }

  @Field(() => CodedName, { nullable: true, description: "The locality of the business." })
  async locality(@Ctx() ctx: RequestContext): Promise<CodedName | null> {
    if (!this.localityCode) return null;
    const known = await knownBoundary(ctx, this.cityCode, this.localityCode);
    return { code: this.localityCode, name: localizedText(known?.names, ctx.locale) || this.localityCode };
  }
}
