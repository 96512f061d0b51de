import { notFound, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { mayReadAccount } from "./account.policy.ts";
import { isPayLink } from "./pay-link.ts";
import { type AccountRow, accountById } from "./read-account.ts";
import { isUuid } from "./uuid.ts";

/** The account, for whoever may see it or holds its pay link; NOT_FOUND for everybody else, whether it exists or not. */
export async function findAccount(id: string, link: string | null, ctx: RequestContext): Promise<AccountRow> {
  const account = isUuid(id) ? await accountById((sql, values) => rawQuery(ctx.db, sql, values), id) : null;
  if (!account) throw notFound("billing.accountUnknown");
  if (!mayReadAccount(ctx.viewer, account) && !isPayLink(account.id, link, ctx.secrets.service)) throw notFound("billing.accountUnknown");
  return account;
}
