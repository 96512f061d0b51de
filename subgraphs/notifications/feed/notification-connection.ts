import { type Connection, PageInfo } from "@civicgraph/kit";
import { Field, Int, ObjectType } from "type-graphql";
import { Notification } from "./notification.type.ts";

@ObjectType({ description: "One notification in the list, with its cursor." })
export class NotificationEdge {
  @Field(() => Notification, { description: "The row." })
  node!: Notification;

  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;
}

/** Each part is read only where it is asked for: the frame of every page asks for nothing but the unread count. */
@ObjectType({ description: "A page of your notifications." })
export class NotificationConnection {
  private page: Promise<Connection<Notification>> | null = null;

  constructor(
    private readonly readPage: () => Promise<Connection<Notification>>,
    private readonly countUnread: () => Promise<number>,
  ) {}

  private rows(): Promise<Connection<Notification>> {
    this.page ??= this.readPage();
    return this.page;
  }

  @Field(() => [NotificationEdge], { description: "Rows with their cursors." })
  async edges(): Promise<NotificationEdge[]> {
    return (await this.rows()).edges;
  }

  @Field(() => [Notification], { description: "The rows alone." })
  async nodes(): Promise<Notification[]> {
    return (await this.rows()).nodes;
  }

  @Field(() => PageInfo, { description: "Where this page stands." })
  async pageInfo(): Promise<PageInfo> {
    return (await this.rows()).pageInfo;
  }

  @Field(() => Int, { description: "Rows on all pages; counted up to 10,000." })
  async totalCount(): Promise<number> {
    return (await this.rows()).totalCount;
  }

  @Field(() => Int, { description: "How many you have not marked as read; counted up to 1,000." })
  unreadCount(): Promise<number> {
    return this.countUnread();
  }
}
