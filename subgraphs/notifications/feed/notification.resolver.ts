import { DateTime, decodeCursor, localizedText, PageArgs, PageInfo, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { sql } from "kysely";
import { Arg, Args, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";

@ObjectType({ description: "The case that a notification is about." })
export class NotifiedCase {
  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => ID, { description: "UUID of the case." })
  id!: string;

  @Field(() => String, { description: "Its number." })
  number!: string;
}

@ObjectType({ description: "Something that you should know." })
export class Notification {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => String, { description: "What happened, in the reader's language." })
  title!: string;

  @Field(() => String, { description: "What it is about." })
  body!: string;

  @Field(() => DateTime, { description: "When." })
  at!: Date;

  @Field(() => Boolean, { description: "Whether you have seen it." })
  read!: boolean;

  @Field(() => NotifiedCase, { description: "The case." })
  case!: NotifiedCase;
}

@ObjectType({ description: "One notification in the list." })
export class NotificationEdge {
  @Field(() => Notification, { description: "The row." })
  node!: Notification;

  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;
}

@ObjectType({ description: "A page of notifications." })
export class NotificationConnection {
  @Field(() => [NotificationEdge], { description: "Rows with their cursors." })
  edges!: NotificationEdge[];

  @Field(() => [Notification], { description: "The rows alone." })
  nodes!: Notification[];

  @Field(() => PageInfo, { description: "Where this page stands." })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: "Rows on all pages." })
  totalCount!: number;

  @Field(() => Int, { description: "How many you have not seen." })
  unreadCount!: number;
}

interface Row {
  id: string;
  template: string;
  params: Record<string, string>;
  summary: Record<string, string>;
  service: string;
  case_id: string;
  case_number: string;
  at: Date;
  read_at: Date | null;
}

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: "Your notifications, newest first. Empty where nobody is signed in." })
  async notifications(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: RequestContext): Promise<NotificationConnection> {
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, 1);
    const personId = ctx.viewer.id;
    if (personId === null) return { ...toConnection<Notification>([], size, 0, () => []), unreadCount: 0 };
    let query = ctx.db
      .selectFrom("notification")
      .selectAll()
      .where("person_id", "=", personId)
      .orderBy("id", "desc")
      .limit(size + 1);
    if (after) query = query.where("id", "<", String(after[0]));
    const [rows, counts] = await Promise.all([
      query.execute() as unknown as Promise<Row[]>,
      sql<{
        total: string;
        unread: string;
      }>`select count(*) as total, count(*) filter (where read_at is null) as unread from (select read_at from notification where person_id = ${personId} limit 10000) found`.execute(
        ctx.db,
      ),
    ]);
    const nodes = rows.map((row) => ({
      id: String(row.id),
      title: ctx.t(`notice.${row.template}`, row.params),
      body: `${localizedText(row.summary, ctx.locale)} (${row.case_number})`,
      at: row.at,
      read: row.read_at !== null,
      case: { service: row.service, id: row.case_id, number: row.case_number },
    }));
    return {
      ...toConnection(nodes, size, Number(counts.rows[0]?.total ?? 0), (one) => [one.id]),
      unreadCount: Number(counts.rows[0]?.unread ?? 0),
    };
  }

  @Mutation(() => Int, { description: "Marks notifications as seen, all of them without ids. Answers how many changed." })
  async markNotificationsRead(
    @Arg("ids", () => [ID], { nullable: true, description: "Which, at most 100." }) ids: string[] | null,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    const personId = ctx.viewer.requireId();
    const wanted = ids?.slice(0, 100).filter((id) => /^\d{1,18}$/.test(id)) ?? null;
    const rows = await ctx.transact((tx) =>
      tx.query(
        "update notification set read_at = ? where person_id = ? and read_at is null and (?::bigint[] is null or id = any(?::bigint[])) returning id",
        [ctx.now(), personId, wanted, wanted],
      ),
    );
    return rows.length;
  }
}
