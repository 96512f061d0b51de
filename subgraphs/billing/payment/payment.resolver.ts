import { type Connection, decodeCursor, notFound, PageArgs, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { BillingAccount } from "../account/account.type.ts";
import { accountsById, findAccount } from "../account/find-account.ts";
import { receiptOf } from "../receipt/read-receipts.ts";
import { Receipt } from "../receipt/receipt.type.ts";
import { Payment, PaymentConnection, ReversePaymentInput, TakePaymentInput } from "./payment.type.ts";
import { PAYMENT_COLUMNS, type PaymentRow, paymentById } from "./payment-row.ts";
import { reversePayment } from "./reverse-payment.ts";
import { takePayment } from "./take-payment.ts";
import { toPayment } from "./to-payment.ts";

const MAX_COUNT = 10_000;

@Resolver(() => Payment)
export class PaymentResolver {
  @Query(() => Payment, { description: "A payment on an account that you may see. NOT_FOUND otherwise." })
  async payment(
    @Arg("id", () => ID, { description: "UUID." }) id: string,
    @Arg("link", () => String, { nullable: true, description: "The token of the account's pay link." }) link: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Payment> {
    const row = await paymentById((sql, values) => rawQuery(ctx.db, sql, values), id);
    if (!row) throw notFound();
    await findAccount(row.account_id, link, ctx);
    return toPayment(row);
  }

  @Query(() => PaymentConnection, { description: "Payments on an account that you may see, the newest first." })
  async payments(
    @Arg("account", () => ID, { description: "UUID of the account." }) account: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Payment>> {
    const { id } = await findAccount(account, null, ctx);
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["instant", "uuid"]);
    const [counted] = await rawQuery<{ count: number }>(
      ctx.db,
      `select count(*)::int as count from (select 1 from payment where account_id = ? limit ${MAX_COUNT}) as found`,
      [id],
    );
    const rows = await rawQuery<PaymentRow>(
      ctx.db,
      `select ${PAYMENT_COLUMNS} from payment where account_id = ? and (created_at, id) < (?::timestamptz, ?::uuid)
       order by payment.created_at desc, id desc limit ?`,
      [id, after?.[0] ?? "infinity", after?.[1] ?? "ffffffff-ffff-ffff-ffff-ffffffffffff", size + 1],
    );
    return toConnection(rows.map(toPayment), size, counted?.count ?? 0, (one) => [one.createdAt.toISOString(), one.id]);
  }

  @Query(() => PaymentConnection, { description: "Payments on all accounts that are yours, the newest first." })
  async myPayments(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: RequestContext): Promise<Connection<Payment>> {
    const owner = ctx.viewer.requireId();
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["instant", "uuid"]);
    const mine = "account_id in (select id from account where owner_id = ?)";
    const count = async () => {
      const [counted] = await rawQuery<{ count: number }>(
        ctx.db,
        `select count(*)::int as count from (select 1 from payment where ${mine} limit ${MAX_COUNT}) as found`,
        [owner],
      );
      return counted?.count ?? 0;
    };
    const rows = await rawQuery<PaymentRow>(
      ctx.db,
      `select ${PAYMENT_COLUMNS} from payment where ${mine} and (created_at, id) < (?::timestamptz, ?::uuid)
       order by payment.created_at desc, id desc limit ?`,
      [owner, after?.[0] ?? "infinity", after?.[1] ?? "ffffffff-ffff-ffff-ffff-ffffffffffff", size + 1],
    );
    return toConnection(rows.map(toPayment), size, count, (one) => [one.createdAt.toISOString(), one.id]);
  }

  @FieldResolver(() => BillingAccount, { nullable: true, description: "The account, for whoever may see it." })
  async account(@Root() payment: Payment, @Ctx() ctx: RequestContext): Promise<BillingAccount | null> {
    const load = ctx.loader<string, BillingAccount>("payment-account", (ids) => accountsById(ids, ctx));
    return load.load(payment.accountId);
  }

  @FieldResolver(() => Receipt, { nullable: true })
  receipt(@Root() payment: Payment, @Ctx() ctx: RequestContext): Promise<Receipt | null> {
    return receiptOf(payment.id, ctx);
  }

  @Mutation(() => Payment, { description: "Takes a payment at the clerk's open counter and gives its receipt. Needs `billing.collect`." })
  async takePayment(
    @Arg("input", () => TakePaymentInput, { description: "The payment." }) input: TakePaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Payment> {
    return toPayment(await takePayment({ ...input, instrument: input.instrument ?? null }, ctx));
  }

  @Mutation(() => Payment, {
    description:
      "Cancels a payment or records a dishonoured cheque: entries take it back, and what was due is due again. Needs `billing.reverse`.",
  })
  async reversePayment(
    @Arg("input", () => ReversePaymentInput, { description: "Which and why." }) input: ReversePaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Payment> {
    return toPayment(await reversePayment(input, ctx));
  }
}
