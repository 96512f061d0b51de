import { actionNotAllowed, isUuid, notFound, type RequestContext } from "@civicgraph/kit";
import { PACK_COLUMNS, type RulePackRow } from "./read-packs.ts";

/** Puts a draft in force. Who drafted it cannot sign it: nobody sets a city's tax alone. Signed again by the same person it stays as it is. */
export async function signPack(id: string, ctx: RequestContext): Promise<RulePackRow> {
  const by = ctx.viewer.requireId();
  return ctx.transact(async (tx) => {
    const [row] = isUuid(id) ? await tx.query<RulePackRow>(`select ${PACK_COLUMNS} from rule_pack where id = ? for update`, [id]) : [];
    if (!row) throw notFound();
    ctx.viewer.require("property.signRates", row.city);
    if (row.proposed_by === by) throw actionNotAllowed("property.ownDraft");
    if (row.signed_by === by) return row;
    if (row.signed_by) throw actionNotAllowed("property.signedAlready");
    const [signed] = await tx.query<RulePackRow>(
      `update rule_pack set signed_by = ?, signed_at = ? where id = ? returning ${PACK_COLUMNS}`,
      [by, ctx.now(), id],
    );
    return signed as RulePackRow;
  });
}
