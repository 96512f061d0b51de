import { badInput, type Connection, decodeCursor, PageArgs, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { beginsWith } from "@civicgraph/kit/search/words";
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Bill } from "../bill/bill.type.ts";
import { billOf } from "../bill/read-bill.ts";
import { toBill } from "../bill/to-bill.ts";
import { DateScalar } from "../graphql/scalars.ts";
import { BillingAccount, BillingAccountConnection, BillToPay, OpenBillingAccountInput } from "./account.type.ts";
import { accountSearch } from "./account-search.ts";
import { findAccount } from "./find-account.ts";
import { findBillToPay } from "./find-bill-to-pay.ts";
import { openAccount } from "./open-account.ts";
import { payLinkToken } from "./pay-link.ts";
import { ACCOUNT_COLUMNS, type AccountRow } from "./read-account.ts";
import { toAccount } from "./to-account.ts";

const MAX_COUNT = 10_000;

@Resolver(() => BillingAccount)
export class AccountResolver {
  @Query(() => BillingAccount, { description: "An account that is yours or in your city's care. NOT_FOUND otherwise." })
  async billingAccount(@Arg("id", () => ID, { description: "UUID." }) id: string, @Ctx() ctx: RequestContext): Promise<BillingAccount> {
    return toAccount(await findAccount(id, null, ctx));
  }

  @Query(() => BillingAccountConnection, {
    description:
      "Accounts of a city in the order of their numbers: a citizen's own, or for staff with `billing.read` all, found by the beginning of their number, by words of name and place, or by the holder's mobile number.",
  })
  async billingAccounts(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("number", () => String, { nullable: true, description: "How their number begins." }) number: string | null,
    @Arg("search", () => String, {
      nullable: true,
      description: "The beginning of a number, words of name and place, or a whole mobile number. 100 characters at most.",
    })
    search: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BillingAccount>> {
    const viewer = ctx.viewer.requireId();
    if (!ctx.viewer.isCitizen) ctx.viewer.require("billing.read", city);
    if (number && number.length > 100) throw badInput({ path: "number", code: "field.tooLong", values: { max: 100 } });
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["text", "uuid"]);
    if (search && search.length > 100) throw badInput({ path: "search", code: "field.tooLong", values: { max: 100 } });
    const wanted = search?.trim() ? await accountSearch(search, ctx) : null;
    const where = `city = ? and number like ? and (? or owner_id = ?)
      and (? or number like ? or words @@ to_tsquery('simple', ?) or owner_id = any(?::uuid[]))`;
    const values = [
      city,
      beginsWith(number ?? ""),
      !ctx.viewer.isCitizen,
      viewer,
      wanted === null,
      wanted?.number ?? null,
      wanted?.words ?? null,
      wanted?.ownerIds ?? null,
    ];
    const [counted] = await rawQuery<{ count: number }>(
      ctx.db,
      `select count(*)::int as count from (select 1 from account where ${where} limit ${MAX_COUNT}) as found`,
      values,
    );
    const rows = await rawQuery<AccountRow>(
      ctx.db,
      `select ${ACCOUNT_COLUMNS} from account where ${where} and (number, id) > (?, ?) order by number, id limit ?`,
      [...values, after?.[0] ?? "", after?.[1] ?? "00000000-0000-0000-0000-000000000000", size + 1],
    );
    return toConnection(rows.map(toAccount), size, counted?.count ?? 0, (one) => [one.number, one.id]);
  }

  @Query(() => BillToPay, {
    description:
      "The pay link of an account, for whoever knows its number and the name on its bill, both in full. For everybody; NOT_FOUND otherwise, whether the number exists or not.",
  })
  findBillToPay(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("number", () => String, { description: "The whole number, as the bill says it." }) number: string,
    @Arg("name", () => String, { description: "To whom the bill is addressed." }) name: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BillToPay> {
    return findBillToPay({ city, number, name }, ctx);
  }

  @FieldResolver(() => Bill, { description: "What it owes." })
  async bill(
    @Root() account: BillingAccount,
    @Arg("on", () => DateScalar, { nullable: true, description: "The day; today unless told." }) on: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Bill> {
    return toBill(await billOf(ctx, await findAccount(account.id, null, ctx), on ?? dayInCity(ctx.now())), ctx.locale);
  }

  @FieldResolver(() => String, {
    description: "Token for `bill(link:)` and `lockBill`: whoever has it may see the bill and pay it without signing in.",
  })
  payLink(@Root() account: BillingAccount, @Ctx() ctx: RequestContext): string {
    return payLinkToken(account.id, ctx.secrets.service);
  }

  @Mutation(() => BillingAccount, { description: "Opens an account. Needs `billing.demand`; services open theirs by service call." })
  async openBillingAccount(
    @Arg("input", () => OpenBillingAccountInput, { description: "The account." }) input: OpenBillingAccountInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BillingAccount> {
    ctx.viewer.require("billing.demand", input.city);
    return toAccount(
      await openAccount({ ...input, ownerId: input.ownerId ?? null, caseId: input.caseId ?? null, place: input.place ?? null }, ctx),
    );
  }
}
