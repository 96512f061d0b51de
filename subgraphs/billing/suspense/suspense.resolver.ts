import {
  type Connection,
  connectionOf,
  DateTime,
  decodeCursor,
  PageArgs,
  pageSize,
  type RequestContext,
  toConnection,
} from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Args, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Payment } from "../payment/payment.type.ts";
import { PAYMENT_COLUMNS, type PaymentRow } from "../payment/payment-row.ts";
import { toPayment } from "../payment/to-payment.ts";
import { solveSuspense } from "./solve-suspense.ts";

@ObjectType({ description: "Money that came in and could not be set against its bill. It waits for an officer, with a clock." })
export class SuspenseItem {
  @Field(() => Payment, { description: "The payment." })
  payment!: Payment;

  @Field(() => String, { description: "`LOCK_EXPIRED`, `ALREADY_PAID` or `AMOUNT_DIFFERS`." })
  why!: string;

  @Field(() => String, { description: "Role of those on whose desk it lies." })
  ownerRole!: string;

  @Field(() => DateTime, { description: "Since when." })
  since!: Date;

  @Field(() => DateTime, { description: "By when it is to be solved." })
  dueAt!: Date;

  @Field(() => Boolean, { description: "Whether that time has passed." })
  overdue!: boolean;
}

const SuspenseConnection = connectionOf(SuspenseItem, "SuspenseItem");

@InputType({ description: "What becomes of money in suspense." })
export class SolveSuspenseInput {
  @Field(() => ID, { description: "UUID of the payment." })
  paymentId!: string;

  @Field(() => ID, { nullable: true, description: "UUID of the account that it is set against; none: it was paid back by the bank." })
  accountId!: string | null;

  @Field(() => String, { description: "Why: ten letters at least." })
  note!: string;
}

const QUALIFIED = PAYMENT_COLUMNS.replace(/\b(id|city|amount)\b/g, "payment.$1");

@Resolver()
export class SuspenseResolver {
  @Query(() => SuspenseConnection, { description: "What a city holds in suspense, the most urgent first. Needs `billing.reconcile`." })
  async suspense(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<SuspenseItem>> {
    ctx.viewer.require("billing.reconcile", city);
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["instant", "uuid"]);
    const [counted] = await rawQuery<{ count: number }>(
      ctx.db,
      "select count(*)::int as count from suspense_item where city = ? and resolved_at is null",
      [city],
    );
    const rows = await rawQuery<PaymentRow & { why: string; owner_role: string; since: Date; due_at: Date }>(
      ctx.db,
      `select ${QUALIFIED}, why, owner_role, since, due_at from suspense_item item join payment on payment.id = item.payment_id
       where item.city = ? and resolved_at is null and (due_at, payment.id) > (?::timestamptz, ?::uuid) order by due_at, payment.id limit ?`,
      [city, after?.[0] ?? "-infinity", after?.[1] ?? "00000000-0000-0000-0000-000000000000", size + 1],
    );
    const items = rows.map((row) => ({
      payment: toPayment(row),
      why: row.why,
      ownerRole: row.owner_role,
      since: row.since,
      dueAt: row.due_at,
      overdue: row.due_at < ctx.now(),
    }));
    return toConnection(items, size, counted?.count ?? 0, (one) => [one.dueAt.toISOString(), one.payment.id]);
  }

  @Mutation(() => Payment, {
    description: "Sets money in suspense against an account, or records that it was paid back. Needs `billing.reconcile`.",
  })
  async solveSuspense(
    @Arg("input", () => SolveSuspenseInput, { description: "What becomes of it." }) input: SolveSuspenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Payment> {
    return toPayment(await solveSuspense({ ...input, accountId: input.accountId ?? null }, ctx));
  }
}
