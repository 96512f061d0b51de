import { defineServiceCall, forbidden, type Partner, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { sum } from "@civicgraph/kit/money/paise";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { z } from "zod";
import { openAccount } from "./account/open-account.ts";
import { ACCOUNT_COLUMNS, type AccountRow } from "./account/read-account.ts";
import { billOf } from "./bill/read-bill.ts";
import { raiseDemand } from "./demand/raise-demand.ts";

/** Services speak for themselves here, never with a person's token: what a person may do is the service's own matter. */
function requireService(ctx: RequestContext): string {
  if (ctx.viewer.kind !== "service") throw forbidden();
  return `service:${ctx.viewer.requireId()}`;
}

/** Whether the accounts meant are of a partner's own services, or not there. */
async function areOwn(column: "id" | "case_id", value: string, { services }: Partner, ctx: RequestContext): Promise<boolean> {
  const rows = await rawQuery<{ service: string }>(ctx.db, `select service from account where ${column} = ?`, [value]);
  return rows.every((row) => services.includes(row.service));
}

export const openAccountCall = defineServiceCall({
  input: z.object({
    id: z.uuid(),
    city: z.string(),
    service: z.string(),
    number: z.string(),
    ownerId: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
    payerName: z.string(),
    place: z.string().nullish(),
  }),
  output: z.object({ id: z.string() }),
  forPartners: ({ service }, { services }) => services.includes(service),
  async handle(input, ctx) {
    requireService(ctx);
    return { id: (await openAccount(input, ctx)).id };
  },
});

const derivation = z.record(
  z.string(),
  z
    .array(
      z.object({
        rule: z.string().max(100),
        clause: z.string().max(300).nullable(),
        amount: z.number().int(),
        texts: z.record(z.string(), z.object({ text: z.string().max(1000), arithmetic: z.string().max(1000) })),
      }),
    )
    .max(500),
);

/** An account goes to somebody else: what was demanded and paid stays with it. The same again changes nothing. */
export const handOverAccount = defineServiceCall({
  input: z.object({
    id: z.uuid(),
    ownerId: z.uuid().nullable(),
    payerName: z.string().min(1).max(100),
    place: z.string().max(300).nullish(),
  }),
  output: z.object({ id: z.string() }),
  async handle({ id, ownerId, payerName, place }, ctx) {
    requireService(ctx);
    // An account is opened by the first demand, which may still be on its way: then it is opened for the owner of that moment.
    await ctx.transact((tx) =>
      tx.query("update account set owner_id = ?, payer_name = ?, place = coalesce(?, place) where id = ?", [
        ownerId,
        payerName,
        place ?? null,
        id,
      ]),
    );
    return { id };
  },
});

export const raiseDemandCall = defineServiceCall({
  input: z.object({
    id: z.uuid(),
    accountId: z.uuid(),
    periodDay: z.iso.date(),
    issuedOn: z.iso.date().nullable(),
    lines: z.array(z.object({ head: z.string(), amount: z.number().int() })),
    reason: z.string().nullable(),
    why: derivation.nullish(),
  }),
  output: z.object({ accountId: z.string() }),
  forPartners: ({ accountId }, partner, ctx) => areOwn("id", accountId, partner, ctx),
  async handle(input, ctx) {
    return { accountId: (await raiseDemand(input, requireService(ctx), ctx)).id };
  },
});

/** What the accounts of a number owe today, over all services or one: a transfer of title is refused while anything is due. */
export const duesOf = defineServiceCall({
  input: z.object({ city: z.string(), number: z.string(), service: z.string().nullable() }),
  output: z.array(z.object({ accountId: z.string(), service: z.string(), total: z.number().int() })),
  async handle({ city, number, service }, ctx) {
    requireService(ctx);
    const rows = await rawQuery<AccountRow>(
      ctx.db,
      `select ${ACCOUNT_COLUMNS} from account where city = ? and number = ? and (?::text is null or service = ?) order by service`,
      [city, number, service, service],
    );
    const on = dayInCity(ctx.now());
    return Promise.all(
      rows.map(async (row) => ({ accountId: row.id, service: row.service, total: (await billOf(ctx, row, on)).due.total })),
    );
  },
});

/** What the accounts of a case owe today, in paise: its fee is paid when that is nothing. */
export const dueOfCase = defineServiceCall({
  input: z.object({ caseId: z.uuid() }),
  output: z.number().int(),
  forPartners: ({ caseId }, partner, ctx) => areOwn("case_id", caseId, partner, ctx),
  async handle({ caseId }, ctx) {
    requireService(ctx);
    const rows = await rawQuery<AccountRow>(ctx.db, `select ${ACCOUNT_COLUMNS} from account where case_id = ?`, [caseId]);
    const on = dayInCity(ctx.now());
    const bills = await Promise.all(rows.map((row) => billOf(ctx, row, on)));
    return sum(bills.map((bill) => bill.due.total));
  },
});
