import { badInput, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { publicKeys } from "@civicgraph/kit/sign/signing-keys";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { VerifiedReceipt } from "./receipt.type.ts";
import { verifyReceiptCode } from "./receipt-code.ts";

const MAX_CODE = 2000;
const FORGED: VerifiedReceipt = { genuine: false, state: null, city: null, number: null, account: null, amount: null, paidOn: null };

@Resolver()
export class ReceiptResolver {
  @Query(() => VerifiedReceipt, { description: "What the city says of the code on a receipt. For everybody." })
  async verifyReceipt(
    @Arg("code", () => String, { description: "The code, as the QR holds it." }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<VerifiedReceipt> {
    if (code.length > MAX_CODE) throw badInput({ path: "code", code: "field.tooLong", values: { max: MAX_CODE } });
    const facts = await verifyReceiptCode(code, await publicKeys(ctx));
    if (!facts) return FORGED;
    const [payment] = await rawQuery<{ state: string }>(ctx.db, "select state from payment where id = ?", [facts.paymentId]);
    const { city, number, account, amount, paidOn } = facts;
    return { genuine: true, state: payment?.state ?? null, city, number, account, amount, paidOn };
  }
}
