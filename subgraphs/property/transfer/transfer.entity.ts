import { Case, CodedName, DocumentStub, knownBoundary, localizedText, type RequestContext } from "@civicgraph/kit";
import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { PropertyOwner as OwnerName } from "../registry/particulars.ts";
import { PropertyOwner } from "../registry/property.type.ts";
import type { Taxable } from "../tax/taxable.ts";
import type { TransferFee } from "./transfer-fee.ts";

@Entity({ tableName: "property_transfer" })
@ObjectType({ implements: Case, description: "A transfer of title: a property goes to other owners. DIGIT's mutation." })
@Directive('@key(fields: "id")')
export class PropertyTransfer extends Case {
  @Column({ type: "uuid" })
  @Field(() => ID, { nullable: true, description: "UUID of the property." })
  propertyId!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Its number." })
  propertyNumber!: string;

  /** The version of the property that was to be transferred: where it has others owners meanwhile, this is void. */
  @Column({ type: "text[]" })
  formerOwnerKeys!: string[];

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "The present owner who was named." })
  currentOwner!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`SALEDEED`, `GIFTDEED`, `SUCCESSION`, …: why it changes hands." })
  reasonForTransfer!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "Number of the deed, the will or the decree." })
  documentNumber!: string;

  @Column({ type: "date" })
  @Field(() => String, { nullable: true, description: "Its day, `2026-11-26`." })
  documentDate!: string;

  /** Whole paise. */
  @Column({ type: "bigint" })
  marketValue!: string;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`YES` where the title is before a court." })
  inCourt!: string;

  @Column({ type: "jsonb", fieldName: "owners" })
  ownerNames!: OwnerName[];

  @Column({ type: "jsonb" })
  ownerShares!: Taxable["owners"];

  @Column({ type: "text[]" })
  ownerKeys!: string[];

  /** What it costs: reckoned when the documents are passed on, and kept as it was then. */
  @Column({ type: "jsonb", nullable: true })
  feeReckoning!: TransferFee | null;

  @Field(() => Int, { nullable: true, description: "What the property is worth, in whole rupees, as it was stated." })
  marketValueRupees(): number {
    return Number(this.marketValue) / 100;
  }

  @Field(() => PaiseScalar, { nullable: true, description: "The fee; null before it is known." })
  fee(): number | null {
    return this.feeReckoning?.amount ?? null;
  }

  @Field(() => String, { nullable: true, description: "Where the fee is written." })
  feeClause(): string | null {
    return this.feeReckoning?.clause ?? null;
  }

  @Field(() => [PropertyOwner], { nullable: true, description: "Its owners from then on, with their shares." })
  owners(): PropertyOwner[] {
    return this.ownerShares.map(({ share, category }, index) => ({
      name: this.ownerNames[index]?.name ?? "",
      share: share / 100,
      category,
    }));
  }

  @Field(() => CodedName, { nullable: true, description: "The locality of the property." })
  async locality(@Ctx() ctx: RequestContext): Promise<CodedName | null> {
    if (!this.localityCode) return null;
    const known = await knownBoundary(ctx, this.cityCode, this.localityCode);
    return { code: this.localityCode, name: localizedText(known?.names, ctx.locale) || this.localityCode };
  }

  @Field(() => [DocumentStub], { nullable: true, description: "Documents sent with the filing." })
  async documents(@Ctx() ctx: RequestContext): Promise<DocumentStub[]> {
    const timeline = await this.timeline(ctx);
    return timeline[0]?.attachments ?? [];
  }
}
