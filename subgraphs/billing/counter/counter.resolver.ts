import { notFound, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { CloseCounterInput, CounterSession, OpenCounterInput, RemitCounterInput } from "./counter.type.ts";
import { remitSession } from "./remit-session.ts";
import { closeSession, findSession, notRemitted, openSession, type SessionRow, totalsOf } from "./session.ts";

async function toSession(row: SessionRow, ctx: RequestContext): Promise<CounterSession> {
  return {
    id: row.id,
    city: row.city,
    counter: row.counter,
    float: Number(row.float_amount),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    totals: row.totals ?? (await totalsOf((sql, values) => rawQuery(ctx.db, sql, values), row.id)),
    countedCash: row.counted_cash === null ? null : Number(row.counted_cash),
    difference: row.difference === null ? null : Number(row.difference),
    remittedAt: row.remitted_at,
  };
}

@Resolver()
export class CounterResolver {
  @Query(() => CounterSession, {
    description: "A session: the clerk's own, or with `billing.reconcile` any of the city. NOT_FOUND otherwise.",
  })
  async counterSession(@Arg("id", () => ID, { description: "UUID." }) id: string, @Ctx() ctx: RequestContext): Promise<CounterSession> {
    const row = await findSession((sql, values) => rawQuery(ctx.db, sql, values), id);
    if (!row || (row.clerk_id !== ctx.viewer.requireId() && !ctx.viewer.may("billing.reconcile", row.city))) throw notFound();
    return toSession(row, ctx);
  }

  @Query(() => CounterSession, { nullable: true, description: "The viewer's open session in a city; null where there is none." })
  async myCounterSession(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CounterSession | null> {
    const [row] = await rawQuery<{ id: string }>(
      ctx.db,
      "select id from counter_session where city = ? and clerk_id = ? and closed_at is null",
      [city, ctx.viewer.requireId()],
    );
    return row ? this.counterSession(row.id, ctx) : null;
  }

  @Mutation(() => CounterSession, { description: "Opens a counter. Needs `billing.collect`. CONFLICT where the clerk has one open." })
  async openCounter(
    @Arg("input", () => OpenCounterInput, { description: "The counter." }) input: OpenCounterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CounterSession> {
    return toSession(await openSession(input, ctx), ctx);
  }

  @Mutation(() => CounterSession, { description: "Closes the clerk's counter and counts it up. NOT_FOUND where it is another's." })
  async closeCounter(
    @Arg("input", () => CloseCounterInput, { description: "What was counted." }) input: CloseCounterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CounterSession> {
    return toSession(await closeSession(input, ctx), ctx);
  }

  @Query(() => [CounterSession], {
    description:
      "Counters of a city that are open, or closed with their money not yet at the bank; the oldest 100. Needs `billing.reconcile`.",
  })
  async openCounters(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CounterSession[]> {
    ctx.viewer.require("billing.reconcile", city);
    const rows = await notRemitted((sql, values) => rawQuery(ctx.db, sql, values), city);
    return Promise.all(rows.map((row) => toSession(row, ctx)));
  }

  @Mutation(() => CounterSession, {
    description: "Records that a closed counter's cash and cheques went to the bank. Needs `billing.reconcile`.",
  })
  async remitCounter(
    @Arg("input", () => RemitCounterInput, { description: "Which, and the bank's reference." }) input: RemitCounterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CounterSession> {
    return toSession(await remitSession(input, ctx), ctx);
  }
}
