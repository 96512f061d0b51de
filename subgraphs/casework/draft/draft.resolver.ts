import { badInput, DateTime, JsonScalar, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { readServices } from "../registry/read-services.ts";

const MAX_DRAFT_BYTES = 64 * 1024;

@ObjectType({ description: "What somebody has filled in and not yet sent." })
export class Draft {
  @Field(() => ID, { description: "Registry id of the service." })
  service!: string;

  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => JsonScalar, { description: "The answers so far, by field name." })
  data!: unknown;

  @Field(() => DateTime, { description: "When it was last kept; forgotten after 30 days." })
  updatedAt!: Date;
}

@Resolver(() => Draft)
export class DraftResolver {
  @Query(() => Draft, { nullable: true, description: "Your draft for a service, if there is one." })
  async draft(
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Draft | null> {
    const row = await ctx.db
      .selectFrom("draft")
      .selectAll()
      .where("viewer_id", "=", ctx.viewer.requireId())
      .where("service", "=", service)
      .executeTakeFirst();
    return row ? { service, city: row.city as string, data: row.data, updatedAt: row.updated_at as Date } : null;
  }

  @Mutation(() => Draft, { description: "Keeps your draft: one a service, at most 64 kB." })
  async saveDraft(
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("data", () => JsonScalar, { description: "The answers so far." }) data: unknown,
    @Ctx() ctx: RequestContext,
  ): Promise<Draft> {
    const viewerId = ctx.viewer.requireId();
    const text = JSON.stringify(data ?? {});
    if (Buffer.byteLength(text) > MAX_DRAFT_BYTES)
      throw badInput({ path: "data", code: "field.tooLong", values: { max: MAX_DRAFT_BYTES } });
    // One row a service: with names of their own making a stranger could fill the disk.
    if (!(await readServices(ctx)).some((one) => one.service === service)) throw badInput({ path: "service", code: "field.unknown" });
    if (city.length > 60) throw badInput({ path: "city", code: "field.unknown" });
    const now = ctx.now();
    await ctx.transact((tx) =>
      tx.query(
        `insert into draft (viewer_id, service, city, data, updated_at) values (?, ?, ?, ?::jsonb, ?)
         on conflict (viewer_id, service) do update set city = excluded.city, data = excluded.data, updated_at = excluded.updated_at`,
        [viewerId, service, city, text, now],
      ),
    );
    return { service, city, data, updatedAt: now };
  }

  @Mutation(() => Boolean, { description: "Throws your draft for a service away." })
  async discardDraft(
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Ctx() ctx: RequestContext,
  ): Promise<boolean> {
    await ctx.transact((tx) => tx.query("delete from draft where viewer_id = ? and service = ?", [ctx.viewer.requireId(), service]));
    return true;
  }
}
