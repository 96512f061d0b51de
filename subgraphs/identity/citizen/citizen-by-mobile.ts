import { defineServiceCall, forbidden } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { z } from "zod";

/** Who holds a mobile number, for a service that has checked what its caller may see; null where nobody has signed in with it. */
export const citizenByMobile = defineServiceCall({
  input: z.object({ mobile: z.string().regex(/^[6-9]\d{9}$/) }),
  output: z.object({ id: z.string().nullable() }),
  async handle({ mobile }, ctx) {
    if (ctx.viewer.kind !== "service") throw forbidden();
    const [row] = await rawQuery<{ id: string }>(ctx.db, "select id from citizen where mobile = ?", [mobile]);
    return { id: row?.id ?? null };
  },
});
