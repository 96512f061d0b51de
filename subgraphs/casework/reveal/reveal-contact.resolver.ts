import { badInput, Contact, isUuid, notFound, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { readServices } from "../registry/read-services.ts";

@Resolver()
export class RevealContactResolver {
  @Mutation(() => Contact, {
    description:
      "Shows the contact of a case's filer to an officer with the right to it. Who looked, when and why is kept and shown to that person.",
  })
  async revealContact(
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Arg("id", () => ID, { description: "UUID of the case." }) id: string,
    @Arg("reason", () => String, { description: "Why, 5 to 500 characters." }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Contact> {
    ctx.viewer.requireId();
    const text = reason.trim();
    if (text.length < 5) throw badInput({ path: "reason", code: "field.tooShort", values: { min: 5 } });
    if (text.length > 500) throw badInput({ path: "reason", code: "field.tooLong", values: { max: 500 } });
    if (!isUuid(id)) throw notFound();
    const owner = (await readServices(ctx)).find((one) => one.service === service);
    if (!owner) throw notFound();
    // The owner of the case decides and writes it down; we only carry the question.
    return ctx.call<Contact>(owner.subgraph, "revealContact", { id, reason: text }, { viewerToken: ctx.viewer.token });
  }
}
