import { badInput, type RequestContext } from "@civicgraph/kit";
import { addDays, dayInCity } from "@civicgraph/kit/calendar/day";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { findAccount } from "../account/find-account.ts";
import { DateScalar } from "../graphql/scalars.ts";
import { LockBillInput, LockedBill } from "./bill.inputs.ts";
import { Bill } from "./bill.type.ts";
import { lockBill } from "./lock-bill.ts";
import { billOf } from "./read-bill.ts";
import { toBill } from "./to-bill.ts";

/** Further ahead no rule is certain. */
const MAX_AHEAD_DAYS = 3660;

@Resolver(() => Bill)
export class BillResolver {
  @Query(() => Bill, {
    description:
      "What an account owes on a day, each line with its derivation. For its owner, staff with `billing.read`, and whoever holds its pay link. NOT_FOUND otherwise.",
  })
  async bill(
    @Arg("account", () => ID, { description: "UUID of the account." }) account: string,
    @Arg("on", () => DateScalar, { nullable: true, description: "The day; today unless told, ten years ahead at most." }) on: string | null,
    @Arg("link", () => String, { nullable: true, description: "The token of the account's pay link." }) link: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Bill> {
    const today = dayInCity(ctx.now());
    if (on && on > addDays(today, MAX_AHEAD_DAYS)) throw badInput({ path: "on", code: "field.invalid" });
    return toBill(await billOf(ctx, await findAccount(account, link, ctx), on ?? today), ctx.locale);
  }

  @Mutation(() => LockedBill, {
    description:
      "Locks what is due today, or a part of it, for somebody who is about to pay. Without sign-in by pay link. BAD_USER_INPUT where that amount may not be paid, CONFLICT where nothing is due.",
  })
  async lockBill(
    @Arg("input", () => LockBillInput, { description: "Whose and how much." }) input: LockBillInput,
    @Ctx() ctx: RequestContext,
  ): Promise<LockedBill> {
    return lockBill(await findAccount(input.accountId, input.link, ctx), input.amount ?? null, ctx);
  }
}
