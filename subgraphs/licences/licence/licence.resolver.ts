import { connectionOf, decodeCursor, PageArgs, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { mayReadLicence, TradeLicence } from "./licence.type.ts";
import { LICENCE_COLUMNS, type LicenceRow, licenceByNumber } from "./licence-row.ts";

export const TradeLicenceConnection = connectionOf(TradeLicence, "TradeLicence");
const MAX_COUNT = 10_000;

@Resolver(() => TradeLicence)
export class LicenceResolver {
  @Query(() => TradeLicence, {
    nullable: true,
    description: "One licence by its number. Null where there is none or the reader may not see it.",
  })
  async tradeLicenceByNumber(
    @Arg("number", () => String, { description: "Its number." }) number: string,
    @Ctx() ctx: RequestContext,
  ): Promise<TradeLicence | null> {
    ctx.viewer.requireId();
    const row = await licenceByNumber((sql, values) => rawQuery(ctx.db, sql, values), number.trim().slice(0, 60).toUpperCase());
    return row && mayReadLicence(ctx.viewer, row) ? TradeLicence.of(row, ctx) : null;
  }

  @Query(() => TradeLicenceConnection, {
    description: "Licences of a city by number, the newest first: citizens see their own, officers those of their wards.",
  })
  async tradeLicences(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ) {
    const viewerId = ctx.viewer.requireId();
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["text"]);
    if (!ctx.viewer.isCitizen) ctx.viewer.require("licences.read", city);
    const holder = ctx.viewer.isCitizen ? viewerId : null;
    const wards = ctx.viewer.isCitizen ? [] : (ctx.viewer.grantIn(city)?.wards ?? []);
    const where = "city = ? and (?::uuid is null or holder_id = ?::uuid) and (? or ward_code is null or ward_code = any(?::text[]))";
    const values = [city, holder, holder, wards.length === 0, wards];
    const rows = await rawQuery<LicenceRow>(
      ctx.db,
      `select ${LICENCE_COLUMNS} from trade_licence where ${where} and (?::text is null or number < ?) order by number desc limit ?`,
      [...values, after?.[0] ?? null, after?.[0] ?? null, size + 1],
    );
    const count = async () => {
      const [counted] = await rawQuery<{ count: string }>(
        ctx.db,
        `select count(*) from (select 1 from trade_licence where ${where} limit ${MAX_COUNT}) as found`,
        values,
      );
      return Number(counted?.count ?? 0);
    };
    return toConnection(await Promise.all(rows.map((row) => TradeLicence.of(row, ctx))), size, count, (one) => [one.number ?? ""]);
  }
}
