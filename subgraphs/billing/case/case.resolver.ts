import type { RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { mayReadAccount } from "../account/account.policy.ts";
import { ACCOUNT_COLUMNS, type AccountRow } from "../account/read-account.ts";
import { Bill } from "../bill/bill.type.ts";
import { billOf } from "../bill/read-bill.ts";
import { toBill } from "../bill/to-bill.ts";

/** Every case there will ever be has bills; billing knows no service by name. */
@ObjectType("Case", { description: "A case, as far as it is billed." })
@Directive("@interfaceObject")
@Directive('@key(fields: "id")')
export class BilledCase {
  @Field(() => ID, { description: "UUID." })
  id!: string;
}

@Resolver(() => BilledCase)
export class BilledCaseResolver {
  @FieldResolver(() => [Bill], { nullable: true, description: "What the accounts of this case owe today; those that the reader may see." })
  async bills(@Root() { id }: BilledCase, @Ctx() ctx: RequestContext): Promise<Bill[]> {
    const bills = await ctx
      .loader<string, Bill[]>("case-bills", async (ids) => {
        const rows = await rawQuery<AccountRow>(
          ctx.db,
          `select ${ACCOUNT_COLUMNS} from account where case_id = any(?::uuid[]) order by number`,
          [[...ids]],
        );
        const today = dayInCity(ctx.now());
        const readable = rows.filter((row) => mayReadAccount(ctx.viewer, row));
        const found = await Promise.all(readable.map(async (row) => ({ row, bill: toBill(await billOf(ctx, row, today), ctx.locale) })));
        return ids.map((one) => found.filter(({ row }) => row.case_id === one).map(({ bill }) => bill));
      })
      .load(id);
    return bills ?? [];
  }
}
