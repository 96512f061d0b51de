import { createHash } from "node:crypto";
import { type RequestContext, rateLimited, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";

const HOUR_MS = 3_600_000;

/** Digests: neither numbers nor addresses are kept. */
const digestOf = (kind: string, text: string) => createHash("sha256").update(`${kind} ${text}`).digest("base64url").slice(0, 32);

const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);

/** What a guess is counted under: the number that is tried, and the client that tries. */
const countedAs = (city: string, number: string, ctx: RequestContext): string[] => [
  digestOf("number", `${city} ${number}`),
  digestOf("client", ctx.clientAddress),
];

/**
 * Refuses with RATE_LIMITED once too many guesses of this hour were wrong, of one number or by one client, until the hour is over. Right ones are
 * refused then too: else a guesser would learn which it was.
 */
export async function refuseGuessers(city: string, number: string, ctx: RequestContext): Promise<void> {
  const now = ctx.now();
  const hour = hourOf(now);
  const [row] = await rawQuery<{ most: number | null }>(
    ctx.db,
    "select max(count)::int as most from failed_guess where hour = ? and what = any(?)",
    [hour, countedAs(city, number, ctx)],
  );
  if ((row?.most ?? 0) >= (await ctx.setting<number>("billing.wrongGuessesPerHour", city)))
    throw rateLimited(Math.ceil((hour.getTime() + HOUR_MS - now.getTime()) / 1000));
}

export async function countWrongGuess(city: string, number: string, ctx: RequestContext): Promise<void> {
  await ctx.transact((tx) =>
    tx.query(
      `insert into failed_guess (what, hour, count) select what, ?, 1 from unnest(?::text[]) as what order by what
       on conflict (hour, what) do update set count = failed_guess.count + 1`,
      [hourOf(ctx.now()), countedAs(city, number, ctx)],
    ),
  );
}

export async function forgetGuesses(services: SubgraphServices): Promise<void> {
  await services.transact((tx) => tx.query("delete from failed_guess where hour < ?", [hourOf(services.now())]));
}
