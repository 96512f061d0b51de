import { badInput, PageArgs, pageSize, type RequestContext } from "@civicgraph/kit";
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Notification } from "./notification.type.ts";
import { NotificationConnection } from "./notification-connection.ts";
import { countUnread, readNotifications } from "./read-notifications.ts";

const MAX_IDS = 100;

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: "Your notifications, newest first; kept for a year." })
  notifications(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: RequestContext): NotificationConnection {
    const personId = ctx.viewer.requireId();
    pageSize(page.first);
    return new NotificationConnection(
      () => readNotifications(personId, page, ctx),
      () => countUnread(personId, ctx),
    );
  }

  @Mutation(() => Int, { description: "Marks your notifications as read: those named, or all. Answers how many changed." })
  async markNotificationsRead(
    @Arg("ids", () => [ID], { nullable: true, description: "Which, 100 at most; without it all." }) ids: string[] | null,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    const personId = ctx.viewer.requireId();
    if (ids && ids.length > MAX_IDS) throw badInput({ path: "ids", code: "field.tooMany", values: { max: MAX_IDS } });
    if (ids && !ids.every((id) => /^\d{1,18}$/.test(id))) throw badInput({ path: "ids", code: "field.invalid" });
    const rows = await ctx.transact((tx) =>
      tx.query(
        "update notification set read_at = ? where person_id = ? and read_at is null and (?::bigint[] is null or id = any(?::bigint[])) returning id",
        [ctx.now(), personId, ids ?? null, ids ?? null],
      ),
    );
    return rows.length;
  }
}
