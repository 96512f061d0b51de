import { Case } from "@civicgraph/kit";
import { Property as Column, Entity } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Int, ObjectType } from "type-graphql";

/** The row and the GraphQL type: a column reaches the graph where `@Field` stands on it, nullable. */
@Entity({ tableName: "sample_permit" })
@ObjectType({ implements: Case, description: "A permit that is applied for." })
@Directive('@key(fields: "id")')
export class SamplePermit extends Case {
  @Column({ type: "text" })
  @Field(() => String, { nullable: true, description: "What it is for." })
  purpose!: string;

  @Column({ type: "integer" })
  @Field(() => Int, { nullable: true, description: "For how many days." })
  days!: number;

  /** Days are texts, `2026-11-24`. */
  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "First day on which it holds; null before it is paid." })
  validFrom!: string | null;
}
