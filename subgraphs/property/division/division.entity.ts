import { Case, CodedName, DocumentStub, knownBoundary, localizedText, type RequestContext } from "@civicgraph/kit";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, Float, ObjectType } from "type-graphql";
import type { Part } from "./divide.ts";

export const DIVISION_KINDS = ["BIFURCATION", "AMALGAMATION"] as const;
export type DivisionKind = (typeof DIVISION_KINDS)[number];

@ObjectType({ description: "A property that is divided, or merged with others." })
export class DividedProperty {
  @Field(() => String, { description: "Its number." })
  number!: string;
}

@ObjectType({ description: "A part of a property that is divided." })
export class PropertyPart {
  @Field(() => String, { description: "House and street." })
  address!: string;

  @Field(() => Float, { nullable: true, description: "Area of its plot in square yards." })
  landArea!: number | null;

  @Field(() => String, { nullable: true, description: "Its floors, as they are counted in the register from 1: `1, 3`." })
  units!: string | null;

  @Field(() => String, { nullable: true, description: "Its owner, where it is another than that of the whole." })
  owner!: string | null;
}

@Entity({ tableName: "property_division" })
@ObjectType({ implements: Case, description: "A property that becomes several, or several that become one." })
@Directive('@key(fields: "id")')
export class PropertyDivision extends Case {
  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "`BIFURCATION` or `AMALGAMATION`." })
  kind!: DivisionKind;

  @Column({ type: "uuid[]" })
  propertyIds!: string[];

  /** Their versions when it was filed: where one has changed meanwhile, this is void. */
  @Column({ type: "integer[]" })
  propertyVersions!: number[];

  @Column({ type: "text[]" })
  propertyNumbers!: string[];

  /** Of a bifurcation. */
  @Column({ type: "jsonb", fieldName: "parts" })
  dividedInto!: Part[];

  /** Of what several become. */
  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Address of what several become." })
  address!: string | null;

  @Field(() => [DividedProperty], { nullable: true, description: "What is divided or merged." })
  properties(): DividedProperty[] {
    return this.propertyNumbers.map((number) => ({ number }));
  }

  @Field(() => [PropertyPart], { nullable: true, description: "What a property becomes; none of a merger." })
  parts(): PropertyPart[] {
    return this.dividedInto.map((part) => ({
      address: part.address,
      landArea: part.landArea === null ? null : part.landArea / 100,
      units: part.units.map((unit) => unit + 1).join(", ") || null,
      owner: part.owner,
    }));
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
