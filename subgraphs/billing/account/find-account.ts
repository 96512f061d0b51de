import { notFound, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { mayReadAccount } from "./account.policy.ts";
import type { BillingAccount } from "./account.type.ts";
import { isPayLink } from "./pay-link.ts";
import { ACCOUNT_COLUMNS, type AccountRow, accountById } from "./read-account.ts";
import { toAccount } from "./to-account.ts";
import { isUuid } from "./uuid.ts";

/** The account, for whoever may see it or holds its pay link; NOT_FOUND for everybody else, whether it exists or not. */
export async function findAccount(id: string, link: string | null, ctx: RequestContext): Promise<AccountRow> {
  const account = isUuid(id) ? await accountById((sql, values) => rawQuery(ctx.db, sql, values), id) : null;
  if (!account) throw notFound("billing.accountUnknown");
  if (!mayReadAccount(ctx.viewer, account) && !isPayLink(account.id, link, ctx.secrets.service)) throw notFound("billing.accountUnknown");
  return account;
}

/** Accounts that others refer to, null where there is none or no right: the representation may be forged. */
export async function accountsById(ids: readonly string[], ctx: RequestContext): Promise<(BillingAccount | null)[]> {
  const rows = await rawQuery<AccountRow>(ctx.db, `select ${ACCOUNT_COLUMNS} from account where id = any(?::uuid[])`, [ids.filter(isUuid)]);
  const readable = new Map(rows.filter((row) => mayReadAccount(ctx.viewer, row)).map((row) => [row.id, toAccount(row)]));
  return ids.map((id) => readable.get(id.toLowerCase()) ?? null);
}
