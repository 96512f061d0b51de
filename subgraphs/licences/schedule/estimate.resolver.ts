import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { LicenceFactsInput } from "../application/application.inputs.ts";
import { chargedItems } from "../application/charged-items.ts";
import { feeOrRefuse } from "../application/fee-or-refuse.ts";
import { LicenceFee } from "../application/licence-fee.type.ts";

@Resolver()
export class EstimateResolver {
  @Query(() => LicenceFee, {
    description: "What a licence would cost if it were applied for today. Nobody needs to sign in, and nothing is kept.",
  })
  async estimateLicenceFee(
    @Arg("input", () => LicenceFactsInput, { description: "The business." }) input: LicenceFactsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<LicenceFee> {
    const { items, names } = await chargedItems(input, ctx);
    return LicenceFee.of(await feeOrRefuse(input.city, { ...input, kind: input.kind ?? "NEW", items }, ctx), names);
  }
}
