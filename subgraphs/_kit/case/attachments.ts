import type { RequestContext } from "../context.ts";
import { badInput } from "../errors.ts";
import { verifyReceipt } from "../receipts.ts";

/** The documents behind the signed receipts of an upload: each must be the viewer's own and not expired. */
export async function documentsOf(receipts: readonly string[] | null | undefined, ctx: RequestContext, max: number): Promise<string[]> {
  const given = receipts ?? [];
  if (given.length > max) throw badInput({ path: "input.attachments", code: "field.tooMany", values: { max } });
  const owner = ctx.viewer.requireId();
  const documents = given.map((receipt, index) => {
    const verified = verifyReceipt(receipt, { ownerId: owner, now: ctx.now(), secret: ctx.secrets.service });
    if (!verified) throw badInput({ path: `input.attachments.${index}`, code: "field.receiptInvalid" });
    return verified.documentId;
  });
  return [...new Set(documents)];
}
