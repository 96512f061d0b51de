import {
  badInput,
  CodedName,
  type Connection,
  connectionOf,
  DateTime,
  decodeCursor,
  isUuid,
  knownBoundary,
  localizedText,
  PageArgs,
  pageSize,
  Refusal,
  type RequestContext,
  toConnection,
} from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { beginsWith, mobileIn, wordQuery } from "@civicgraph/kit/search/words";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";
import { ownerKey } from "./particulars.ts";
import { mayReadProperty } from "./property.policy.ts";
import { BillingAccountStub, LinkedProperty, Property, PropertyVersion } from "./property.type.ts";
import { PROPERTY_COLUMNS, type PropertyRow, propertyById, propertyByNumber } from "./property-row.ts";
import { toOwners, toProperty, toUnits } from "./to-property.ts";

export const PropertyConnection = connectionOf(Property, "Property");
const MAX_COUNT = 10_000;

@InputType({ description: "Which properties." })
export class PropertyFilter {
  @Field(() => String, { nullable: true, description: "How their number begins." })
  number?: string | null;

  @Field(() => String, { nullable: true, description: "An owner's whole name, its words in any order." })
  owner?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a locality." })
  locality?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What somebody types: the beginning of a number, words of the address, an owner's whole name, or the holder's mobile number. 100 characters at most.",
  })
  search?: string | null;
}

/** Values of the search's part of the query: whether nothing is searched for, number, words, owner, holders. */
async function searched(text: string | null, ctx: RequestContext): Promise<unknown[]> {
  if (!text?.trim()) return [true, null, null, null, null, null];
  if (text.length > 100) throw badInput({ path: "filter.search", code: "field.tooLong", values: { max: 100 } });
  const mobile = mobileIn(text);
  const holder = mobile ? (await ctx.call<{ id: string | null }>("identity", "citizenByMobile", { mobile })).id : null;
  return [
    false,
    beginsWith(text.trim().toUpperCase()),
    text.trim(),
    mobile ? null : wordQuery(text),
    ownerKey(text),
    holder ? [holder] : [],
  ];
}

@Resolver(() => Property)
export class PropertyResolver {
  @Query(() => Property, {
    nullable: true,
    description: "One property, as it stands or as it stood at a moment. Null where there is none, was none, or the reader may not see it.",
  })
  async property(
    @Arg("id", () => ID, { nullable: true, description: "Its UUID." }) id: string | null,
    @Arg("number", () => String, { nullable: true, description: "Or its number." }) number: string | null,
    @Arg("at", () => DateTime, { nullable: true, description: "The moment; now unless told." }) at: Date | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Property | null> {
    if (Boolean(id) === Boolean(number)) throw new Refusal("BAD_USER_INPUT", "error.exactlyOneArgument");
    ctx.viewer.requireId();
    const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(ctx.db, sql, values);
    const row = id ? (isUuid(id) ? await propertyById(query, id) : null) : await propertyByNumber(query, number ?? "");
    if (!row || !mayReadProperty(ctx.viewer, row)) return null;
    if (!at) return toProperty(row, ctx.t);
    const [then] = await query<Partial<PropertyRow>>(
      `select version, address, pincode, ward_code, locality_code, facts, owners from property_version
       where property_id = ? and valid_from <= ? order by version desc limit 1`,
      [row.id, at],
    );
    return then ? toProperty({ ...row, ...then }, ctx.t) : null;
  }

  @Query(() => PropertyConnection, {
    description: "Properties of a city in the order of their numbers: a citizen's own, or for officers those of their wards.",
  })
  async properties(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("filter", () => PropertyFilter, { nullable: true, description: "Which." }) filter: PropertyFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Property>> {
    const viewer = ctx.viewer.requireId();
    if (!ctx.viewer.isCitizen) ctx.viewer.require("property.read", city);
    const wards = ctx.viewer.grantIn(city)?.wards ?? [];
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["text", "uuid"]);
    const where = `city = ? and number like ? and (? or holder_id = ?) and (? or ward_code is null or ward_code = any(?))
      and (?::text is null or locality_code = ?) and (?::text is null or owner_keys @> array[?::text])
      and (? or number like ? or legacy_number = ? or words @@ to_tsquery('simple', ?) or owner_keys @> array[?::text] or holder_id = any(?::uuid[]))`;
    const owner = filter?.owner?.trim() ? ownerKey(filter.owner) : null;
    const locality = filter?.locality ?? null;
    const begins = beginsWith(filter?.number ?? "");
    const values = [
      ...[city, begins, !ctx.viewer.isCitizen, viewer, wards.length === 0, wards, locality, locality, owner, owner],
      ...(await searched(filter?.search ?? null, ctx)),
    ];
    const count = async () => {
      const found = `select 1 from property where ${where} limit ${MAX_COUNT}`;
      const [counted] = await rawQuery<{ count: number }>(ctx.db, `select count(*)::int as count from (${found}) as found`, values);
      return counted?.count ?? 0;
    };
    const rows = await rawQuery<PropertyRow>(
      ctx.db,
      `select ${PROPERTY_COLUMNS} from property where ${where} and (number, id) > (?, ?) order by number, id limit ?`,
      [...values, after?.[0] ?? "", after?.[1] ?? "00000000-0000-0000-0000-000000000000", size + 1],
    );
    return toConnection(
      rows.map((row) => toProperty(row, ctx.t)),
      size,
      count,
      (one) => [one.number, one.id],
    );
  }

  @FieldResolver(() => BillingAccountStub, {
    nullable: true,
    description: "Its account, on which its tax is demanded; null for officers who may not see bills.",
  })
  account(@Root() { row }: Property, @Ctx() { viewer }: RequestContext): BillingAccountStub | null {
    const mayPay = viewer.id !== null && viewer.id === row.holder_id;
    return mayPay || viewer.may("billing.read", row.city) ? { id: row.account_id } : null;
  }

  @FieldResolver(() => [LinkedProperty], {
    description: "What it was made of and what it has become, by division and merger; 100 at most.",
  })
  async linked(@Root() { row }: Property, @Ctx() ctx: RequestContext): Promise<LinkedProperty[]> {
    return rawQuery<LinkedProperty>(
      ctx.db,
      `select other.id, other.number, link.kind, link.to_id = ? as earlier, link.linked_at as since
       from property_link link join property other on other.id = case when link.to_id = ? then link.from_id else link.to_id end
       where link.from_id = ? or link.to_id = ? order by link.linked_at, other.number limit 100`,
      [row.id, row.id, row.id, row.id],
    );
  }

  @FieldResolver(() => [PropertyVersion], { description: "What the register has said of it, the newest first; 200 at most." })
  async history(@Root() { row }: Property, @Ctx() ctx: RequestContext): Promise<PropertyVersion[]> {
    const rows = await rawQuery<PropertyRow & { valid_from: Date }>(
      ctx.db,
      "select version, valid_from, address, facts, owners from property_version where property_id = ? order by version desc limit 200",
      [row.id],
    );
    return rows.map((one) => ({
      version: one.version,
      since: one.valid_from,
      address: one.address,
      landArea: one.facts.landArea === null ? null : one.facts.landArea / 100,
      units: toUnits(one.facts, ctx.t),
      owners: toOwners(one.facts, one.owners),
    }));
  }

  @FieldResolver(() => CodedName, { nullable: true, description: "The locality." })
  async locality(@Root() { row }: Property, @Ctx() ctx: RequestContext): Promise<CodedName | null> {
    if (!row.locality_code) return null;
    const known = await knownBoundary(ctx, row.city, row.locality_code);
    return { code: row.locality_code, name: localizedText(known?.names, ctx.locale) || row.locality_code };
  }
}
