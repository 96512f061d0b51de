import type { RequestContext } from "../context.ts";
import { badInput } from "../errors.ts";

/** The documents behind the signed receipts of an upload: each must be the viewer's own and not expired. */
export async function documentsOf(receipts: readonly string[] | null | undefined, ctx: RequestContext, max: number): Promise<string[]> {
  const given = receipts ?? [];
  if (given.length > max) throw badInput({ path: "input.attachments", code: "field.tooMany", values: { max } });
  const owner = ctx.viewer.requireId();
  const documents = await Promise.all(
    given.map(async (receipt, index) => {
      const verified = await ctx.verifyReceipt(receipt, owner);
      if (!verified) throw badInput({ path: `input.attachments.${index}`, code: "field.receiptInvalid" });
      return verified.documentId;
    }),
  );
  return [...new Set(documents)];
}
