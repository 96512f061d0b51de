import { actionNotAllowed, badInput, conflict, forbidden, mayReadCase, notFound, Refusal, type RequestContext } from "@civicgraph/kit";
import { LockMode } from "@mikro-orm/core";
import { PropertyApplication } from "./application.entity.ts";
import type { CorrectPropertyApplicationInput } from "./application.inputs.ts";
import { prepareApplication } from "./prepare-application.ts";

/** The same faults, where they stand in this input. */
function inApplication(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const fields = error.fields.map((fault) => ({ ...fault, path: fault.path.replace(/^input\./, "input.application.") }));
  throw new Refusal(error.code, error.key, error.values, fields);
}

/** May this reader correct it: who filed it, or a clerk of the city. */
const mayCorrect = (one: PropertyApplication, ctx: RequestContext): boolean =>
  ctx.viewer.id === one.filerId || ctx.viewer.may("property.fileOnBehalf", one.cityCode);

/** Rewrites what an application says while the ball is with the citizen. It goes back to the office by the action REOPEN, which the timeline tells. */
export async function correctApplication(
  { id, version, application }: CorrectPropertyApplicationInput,
  ctx: RequestContext,
): Promise<PropertyApplication> {
  ctx.viewer.requireId();
  const readable = (one: PropertyApplication) =>
    mayReadCase(ctx.viewer, { ...one, city: one.cityCode, ward: one.wardCode }, "property.read");
  const before = await ctx.em.fork().findOne(PropertyApplication, { id });
  if (!before || !readable(before)) throw notFound();
  if (!mayCorrect(before, ctx)) throw forbidden();
  if (application.city !== before.cityCode) throw badInput({ path: "input.application.city", code: "field.unknown" });
  if ((application.propertyNumber?.trim() || null) !== before.propertyNumber)
    throw badInput({ path: "input.application.propertyNumber", code: "field.unknown" });
  const { own, wardCode, localityCode, summaryTexts } = await prepareApplication(application, ctx).catch(inApplication);
  return ctx.transact(async (tx) => {
    const one = await tx.em.findOneOrFail(PropertyApplication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (version != null && version !== one.version) throw conflict();
    if (one.stateCode !== "CORRECTIONPENDING") throw actionNotAllowed("property.notSentBack");
    // The property that it is to become keeps its id, whatever is said of it.
    return Object.assign(one, { ...own, propertyId: one.propertyId, wardCode, localityCode, summaryTexts });
  });
}
