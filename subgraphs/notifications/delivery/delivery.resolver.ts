import { DateTime, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";

@ObjectType({ description: "What became of a message." })
export class Delivery {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => String, { description: "`sms` or `email`." })
  channel!: string;

  @Field(() => String, { description: "`queued`, `sent`, `failed` (to be tried again), `given_up` or `no_address`." })
  state!: string;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

  @Field(() => String, { nullable: true, description: "Why it failed last." })
  error!: string | null;

  @Field(() => String, { description: "Number of the case." })
  caseNumber!: string;

  @Field(() => DateTime, { description: "When it was queued." })
  queuedAt!: Date;
}

@Resolver(() => Delivery)
export class DeliveryResolver {
  @Query(() => [Delivery], { description: "The latest 100 messages of a city in a state. Needs `notifications.operate`." })
  async deliveries(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("state", () => String, { nullable: true, description: "Only in this state." }) state: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Delivery[]> {
    ctx.viewer.require("notifications.operate", city);
    let query = ctx.db
      .selectFrom("delivery")
      .innerJoin("notification", "notification.id", "delivery.notification_id")
      .where("delivery.city", "=", city);
    if (state) query = query.where("delivery.state", "=", state);
    const rows = (await query
      .select([
        "delivery.id",
        "delivery.channel",
        "delivery.state",
        "delivery.attempts",
        "delivery.error",
        "case_number",
        "delivery.created_at",
      ])
      .orderBy("delivery.id", "desc")
      .limit(100)
      .execute()) as {
      id: string;
      channel: string;
      state: string;
      attempts: number;
      error: string | null;
      case_number: string;
      created_at: Date;
    }[];
    return rows.map(({ case_number, created_at, ...row }) => ({ ...row, caseNumber: case_number, queuedAt: created_at }));
  }
}
