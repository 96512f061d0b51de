import { defineServiceCall } from "@civicgraph/kit";
import { verifyReceipt } from "@civicgraph/kit/receipts";
import { z } from "zod";

/** Whether a receipt is genuine and this owner's, for whoever has not the key to see by himself: a partner. */
export const checkReceipt = defineServiceCall({
  input: z.object({ receipt: z.string().max(1000), ownerId: z.uuid() }),
  output: z.object({ documentId: z.string() }).nullable(),
  forPartners: () => true,
  async handle({ receipt, ownerId }, ctx) {
    const found = verifyReceipt(receipt, { ownerId, now: ctx.now(), secret: ctx.secrets.service });
    return found && { documentId: found.documentId };
  },
});
