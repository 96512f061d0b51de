import { badInput, type Connection, decodeCursor, PageArgs, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Delivery, DeliveryConnection } from "./delivery.type.ts";
import { requestSending } from "./send-due.ts";

const STATES = ["queued", "sent", "failed", "given_up", "no_address"];
const MAX_COUNT = 10_000;
const MAX_RETRIES = 100;

interface Row {
  id: string;
  channel: string;
  state: string;
  attempts: number;
  last_error: string | null;
  queued_at: Date;
  next_try_at: Date | null;
  settled_at: Date | null;
  service: string;
  case_id: string;
  case_number: string;
}

const toDelivery = (row: Row): Delivery => ({
  id: row.id,
  channel: row.channel,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  queuedAt: row.queued_at,
  nextTryAt: row.next_try_at,
  settledAt: row.settled_at,
  case: { service: row.service, id: row.case_id, number: row.case_number },
});

@Resolver(() => Delivery)
export class DeliveryResolver {
  @Query(() => DeliveryConnection, { description: "What became of a city's messages, newest first. Needs `notifications.operate`." })
  async deliveries(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("state", () => String, { nullable: true, description: "Only those in this state." }) state: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Delivery>> {
    ctx.viewer.require("notifications.operate", city);
    if (state && !STATES.includes(state)) throw badInput({ path: "state", code: "field.unknown" });
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["serial"]);
    let query = ctx.db.selectFrom("delivery").where("delivery.city", "=", city);
    if (state) query = query.where("delivery.state", "=", state);
    const counted = ctx.db
      .selectFrom(query.select("delivery.id").limit(MAX_COUNT).as("found"))
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .executeTakeFirst();
    if (after) query = query.where("delivery.id", "<", String(after[0]));
    const rows = query
      .innerJoin("notification", "notification.id", "delivery.notification_id")
      .select(["delivery.id", "channel", "delivery.state", "attempts", "last_error", "queued_at", "next_try_at", "settled_at"])
      .select(["service", "case_id", "case_number"])
      .orderBy("delivery.id", "desc")
      .limit(size + 1)
      .execute() as Promise<unknown> as Promise<Row[]>;
    return toConnection((await rows).map(toDelivery), size, Number((await counted)?.count ?? 0), (one) => [one.id]);
  }

  @Mutation(() => Int, {
    description: "Has messages that failed or were given up sent again. Needs `notifications.operate`. Answers how many.",
  })
  async retryDeliveries(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("ids", () => [ID], { description: "Which, 100 at most." }) ids: string[],
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    ctx.viewer.require("notifications.operate", city);
    if (ids.length > MAX_RETRIES) throw badInput({ path: "ids", code: "field.tooMany", values: { max: MAX_RETRIES } });
    if (!ids.every((id) => /^\d{1,18}$/.test(id))) throw badInput({ path: "ids", code: "field.invalid" });
    return ctx.transact(async (tx) => {
      const rows = await tx.query(
        `update delivery set state = 'queued', attempts = 0, next_try_at = ?, settled_at = null
         where city = ? and id = any(?::bigint[]) and state in ('failed', 'given_up') returning id`,
        [ctx.now(), city, ids],
      );
      if (rows.length > 0) await requestSending(tx);
      return rows.length;
    });
  }
}
