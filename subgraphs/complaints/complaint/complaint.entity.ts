import { Case, CodedName, DocumentStub, knownBoundary, Location, localizedText, type RequestContext } from "@civicgraph/kit";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { ComplaintCategory } from "../category/category.type.ts";
import { findCategory } from "../category/read-categories.ts";

@Entity({ tableName: "complaint" })
@ObjectType({ implements: Case, description: "A complaint about the city's services." })
@Directive('@key(fields: "id")')
export class Complaint extends Case {
  @Property({ type: "text" })
  @Field(() => String, { nullable: true, description: "What is wrong, in the filer's words." })
  description!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Something nearby that people know." })
  landmark!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "House and street." })
  address!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Postal code." })
  pincode!: string | null;

  @Property({ type: "double", nullable: true })
  latitude!: number | null;

  @Property({ type: "double", nullable: true })
  longitude!: number | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the point was found to lie in the city; false where that could not be checked.",
  })
  locationVerified!: boolean;

  @Field(() => Int, { nullable: true, name: "rating", description: "The filer's rating, 1 to 5." })
  ratingGiven(): number | null {
    return this.rating;
  }

  @Field(() => String, { nullable: true, name: "channel", description: "How it reached the city: web, mobile, counter, phone." })
  channelUsed(): string | null {
    return this.channel;
  }

  @Field(() => ID, { nullable: true, description: "Code of the ward." })
  ward(): string | null {
    return this.wardCode;
  }

  @Field(() => Location, { nullable: true, description: "Where it is." })
  location(): Location | null {
    return this.latitude === null || this.longitude === null ? null : { latitude: this.latitude, longitude: this.longitude };
  }

  @Field(() => ComplaintCategory, { nullable: true, description: "What it is about." })
  async category(@Ctx() ctx: RequestContext): Promise<ComplaintCategory | null> {
    return this.categoryCode ? findCategory(this.cityCode, this.categoryCode, ctx, ctx.locale) : null;
  }

  @Field(() => CodedName, { nullable: true, description: "The locality." })
  async locality(@Ctx() ctx: RequestContext): Promise<CodedName | null> {
    if (!this.localityCode) return null;
    const known = await knownBoundary(ctx, this.cityCode, this.localityCode);
    return { code: this.localityCode, name: localizedText(known?.names, ctx.locale) || this.localityCode };
  }

  @Field(() => [DocumentStub], { nullable: true, description: "Photos sent with the filing." })
  async photos(@Ctx() ctx: RequestContext): Promise<DocumentStub[]> {
    const timeline = await this.timeline(ctx);
    return timeline[0]?.attachments ?? [];
  }
}
