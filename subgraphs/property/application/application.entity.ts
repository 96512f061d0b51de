import { Case, CodedName, DocumentStub, knownBoundary, localizedText, type RequestContext } from "@civicgraph/kit";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, Float, ID, ObjectType } from "type-graphql";
import type { PropertyOwner as OwnerName } from "../registry/particulars.ts";
import { PropertyOwner, PropertyUnit } from "../registry/property.type.ts";
import { toOwners, toUnits, usageName } from "../registry/to-property.ts";
import type { Taxable } from "../tax/taxable.ts";

@Entity({ tableName: "property_application" })
@ObjectType({ implements: Case, description: "A property on its way into the register, or a change of one that stands there." })
@Directive('@key(fields: "id")')
export class PropertyApplication extends Case {
  /** Of the property that it becomes, or changes. */
  @Column({ type: "uuid" })
  @Field(() => ID, { nullable: true, description: "UUID of the property that it becomes on approval, or changes." })
  propertyId!: string;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Number of the property that it changes; null for a new one." })
  propertyNumber!: string | null;

  /** Of an older register: an entry of what the city knows already, which no visit has to find. */
  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Its number in an older register; null where it is new." })
  legacyNumber!: string | null;

  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "House and street." })
  address!: string;

  @Column({ type: "text" })
  addressKey!: string;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Postal code." })
  pincode!: string | null;

  @Column({ type: "jsonb" })
  facts!: Taxable;

  /** Names: personal data, shown on the case's own page alone. */
  @Column({ type: "jsonb", fieldName: "owners" })
  ownerNames!: OwnerName[];

  @Column({ type: "text[]" })
  ownerKeys!: string[];

  @Field(() => String, { nullable: true, description: "`VACANT`, `BUILTUP.INDEPENDENTPROPERTY` or `BUILTUP.SHAREDPROPERTY`." })
  propertyType(): string {
    return this.facts.propertyType;
  }

  @Field(() => String, { nullable: true, description: "Kind of ownership." })
  ownership(): string {
    return this.facts.ownership;
  }

  @Field(() => CodedName, { nullable: true, description: "What the whole is used for." })
  usage(@Ctx() ctx: RequestContext): CodedName {
    return usageName(this.facts.usage, ctx.t);
  }

  @Field(() => Float, { nullable: true, description: "Area of the plot in square yards; null for a flat." })
  landArea(): number | null {
    return this.facts.landArea === null ? null : this.facts.landArea / 100;
  }

  @Field(() => [PropertyUnit], { nullable: true, description: "Its floors." })
  units(@Ctx() ctx: RequestContext): PropertyUnit[] {
    return toUnits(this.facts, ctx.t);
  }

  @Field(() => [PropertyOwner], { nullable: true, description: "Its owners, with their shares." })
  owners(): PropertyOwner[] {
    return toOwners(this.facts, this.ownerNames);
  }

  @Field(() => CodedName, { nullable: true, description: "The locality." })
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
