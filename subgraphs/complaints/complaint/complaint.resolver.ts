import { connectionOf, decodeCursor, PageArgs, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { sql } from "kysely";
import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { Complaint } from "./complaint.entity.ts";
import { ComplaintFilter } from "./complaint.inputs.ts";

export const ComplaintConnection = connectionOf(Complaint, "Complaint");

/** Counting further than this helps nobody and costs much. */
const MAX_COUNT = 10_000;

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => ComplaintConnection, {
    description: "Complaints of a city, newest first: officers see those of their departments and wards, citizens their own.",
  })
  async complaints(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("filter", () => ComplaintFilter, { nullable: true, description: "Which." }) filter: ComplaintFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ) {
    const viewerId = ctx.viewer.requireId();
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["instant", "uuid"]);
    let query = ctx.db.selectFrom("complaint").where("city", "=", city);
    if (ctx.viewer.isCitizen) query = query.where("filer_id", "=", viewerId);
    else {
      ctx.viewer.require("complaints.read", city);
      const grant = ctx.viewer.grantIn(city);
      const departments = grant?.departments ?? [];
      const wards = grant?.wards ?? [];
      query = query.where(
        sql<boolean>`(${viewerId}::uuid = any(assignee_ids) or (
          (${departments.length === 0} or department is null or department = any(${departments})) and
          (${wards.length === 0} or ward_code is null or ward_code = any(${wards}))))`,
      );
    }
    if (filter?.state) query = query.where("state", "=", filter.state);
    if (filter?.category) query = query.where("category_code", "=", filter.category);
    if (filter?.ward) query = query.where("ward_code", "=", filter.ward);
    if (filter?.department) query = query.where("department", "=", filter.department);
    if (filter?.days)
      query = query.where("filed_at", ">", new Date(ctx.now().getTime() - Math.min(3660, Math.max(1, filter.days)) * 86_400_000));
    const whole = query.select(sql`1`.as("one")).limit(MAX_COUNT).as("found");
    const count = async () => {
      const counted = await ctx.db
        .selectFrom(whole)
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .executeTakeFirst();
      return Number(counted?.count ?? 0);
    };
    let rows = query
      .select("id")
      .orderBy("filed_at", "desc")
      .orderBy("id", "desc")
      .limit(size + 1);
    if (after) rows = rows.where(sql<boolean>`(filed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    const ids = (await rows.execute()).map((row) => row.id as string);
    const found = await ctx.em.find(Complaint, { id: { $in: ids } });
    const byId = new Map(found.map((one) => [one.id, one]));
    const ordered = ids.map((id) => byId.get(id)).filter((one): one is Complaint => one !== undefined);
    return toConnection(ordered, size, count, (one) => [one.filedAt.toISOString(), one.id]);
  }
}
