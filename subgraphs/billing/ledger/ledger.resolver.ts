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
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { findAccount } from "../account/find-account.ts";
import { DateScalar, PaiseScalar } from "../graphql/scalars.ts";
import { closeDay, trialBalance } from "./close-day.ts";

@ObjectType({ description: "The balance of a ledger." })
export class LedgerBalance {
  @Field(() => ID, { description: "Code of the ledger, e.g. `ASSET.CASH`." })
  ledger!: string;

  @Field(() => PaiseScalar, { description: "Debit is positive, credit negative." })
  amount!: number;
}

@ObjectType({ description: "A closed day: its trial balance, chained to the close before it and signed." })
export class ClosedDay {
  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => DateScalar, { description: "The day." })
  day!: string;

  @Field(() => [LedgerBalance], { description: "The trial balance: it adds up to nil." })
  balances!: LedgerBalance[];

  @Field(() => Int, { description: "Journals posted since the close before." })
  journals!: number;

  @Field(() => String, { nullable: true, description: "Digest of the close before; null for the first." })
  previousDigest!: string | null;

  @Field(() => String, { description: "SHA-256 over RFC 8785 JSON of `city`, `day`, `balances`, `journals` and `previousDigest`." })
  digest!: string;

  @Field(() => String, { description: "JWS of the digest by the key at `/billing/keys`." })
  signature!: string;
}

@ObjectType({ description: "One line of a journal." })
export class JournalEntry {
  @Field(() => ID, { description: "Code of the ledger." })
  ledger!: string;

  @Field(() => ID, { nullable: true, description: "Code of the head." })
  head!: string | null;

  @Field(() => ID, { nullable: true, description: "The period." })
  period!: string | null;

  @Field(() => PaiseScalar, { description: "Debit is positive, credit negative." })
  amount!: number;
}

@ObjectType({ description: "One thing that happened in the books. Written once, never changed." })
export class Journal {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => DateScalar, { description: "The day in the books." })
  day!: string;

  @Field(() => DateTime, { description: "When it was written." })
  at!: Date;

  @Field(() => String, {
    description: "`demand`, `payment`, `reversal`, `suspense`, `suspense-solved`, `paid-back`, `remittance`, `settlement`, …",
  })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Why, where it corrects something." })
  reason!: string | null;

  @Field(() => [JournalEntry], { description: "Its lines: they add up to nil." })
  entries!: JournalEntry[];
}

const JournalConnection = connectionOf(Journal, "Journal");

@InputType({ description: "A day that is closed." })
export class CloseDayInput {
  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => DateScalar, { description: "The day: not ahead, and later than the last close." })
  day!: string;
}

interface JournalRow {
  id: string;
  day: string;
  at: Date;
  kind: string;
  reason: string | null;
  entries: JournalEntry[];
  total: number;
}

@Resolver()
export class LedgerResolver {
  @Query(() => [LedgerBalance], { description: "The trial balance of a city at the end of a day. Needs `billing.reconcile`." })
  async trialBalance(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("on", () => DateScalar, { nullable: true, description: "The day; today unless told." }) on: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<LedgerBalance[]> {
    ctx.viewer.require("billing.reconcile", city);
    return ctx.transact((tx) => trialBalance(tx, city, on ?? dayInCity(ctx.now())));
  }

  @Query(() => JournalConnection, { description: "The books of an account, the newest first. Needs `billing.read`." })
  async journals(
    @Arg("account", () => ID, { description: "UUID of the account." }) accountId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Journal>> {
    const account = await findAccount(accountId, null, ctx);
    ctx.viewer.require("billing.read", account.city);
    const size = pageSize(page.first);
    const after = decodeCursor(page.after, ["serial"]);
    const rows = await rawQuery<JournalRow>(
      ctx.db,
      `select id::text, day::text, at, kind, reason, (select count(*)::int from journal own where own.account_id = journal.account_id) as total,
         (select json_agg(json_build_object('ledger', ledger, 'head', head, 'period', period, 'amount', amount) order by position) from entry
          where journal_id = journal.id) as entries
       from journal where account_id = ? and id < ? order by journal.id desc limit ?`,
      [account.id, after?.[0] ?? "9000000000000000000", size + 1],
    );
    return toConnection(rows, size, rows[0]?.total ?? 0, (one) => [one.id]);
  }

  @Mutation(() => ClosedDay, {
    description:
      "Closes a day's books and signs its trial balance. Needs `billing.reconcile`. ACTION_NOT_ALLOWED while a counter is open or where it is closed.",
  })
  async closeDay(
    @Arg("input", () => CloseDayInput, { description: "Which day." }) input: CloseDayInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ClosedDay> {
    return closeDay(input, ctx);
  }
}
