import { CaseState, Form, type RequestContext, renderForm, stateOf } from "@civicgraph/kit";
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { readServices, type ServiceDocument, serviceTranslate } from "./read-services.ts";

@ObjectType({ description: "A service that a city offers: everything a client needs to build its pages." })
export class Service {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "GraphQL type of its cases." })
  typeName!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  label!: string;

  @Field(() => String, { description: "A sentence about it." })
  description!: string;

  @Field(() => String, { description: "What its button says: a verb." })
  callToAction!: string;

  @Field(() => [String], { description: "Words by which people look for it." })
  keywords!: string[];

  @Field(() => String, { description: "Name of its icon." })
  icon!: string;

  @Field(() => Form, { description: "What filing asks." })
  form!: Form;

  @Field(() => String, { description: "Mutation that files: `(input: File<Type>Input!)`." })
  fileMutation!: string;

  @Field(() => String, { description: "Mutation that acts: `(input: ActOn<Type>Input!)`." })
  actMutation!: string;

  @Field(() => String, { description: "Root field that reads one: `(id: ID, number: String)`." })
  readField!: string;

  @Field(() => Boolean, { description: "Whether you may file for somebody else in this city." })
  canFileOnBehalf!: boolean;

  @Field(() => [CaseState], { description: "The states of its workflow, in order." })
  states!: CaseState[];
}

function toService(document: ServiceDocument, city: string, ctx: RequestContext): Service {
  const t = serviceTranslate(document, ctx);
  const roles = ctx.viewer.grantIn(city)?.roles ?? [];
  return {
    id: document.service,
    typeName: document.typeName,
    label: t(document.labelKey),
    description: t(document.descriptionKey),
    callToAction: t(document.callToActionKey),
    keywords: t(document.keywordsKey)
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean),
    icon: document.icon,
    form: renderForm(document.form, t),
    fileMutation: document.fileMutation,
    actMutation: document.actMutation,
    readField: document.readField,
    canFileOnBehalf: roles.some((role) => document.fileOnBehalfRoles.includes(role)),
    states: document.workflow.states.map((state) => stateOf(document.workflow, state.code, t)),
  };
}

async function liveIn(city: string, ctx: RequestContext): Promise<string[]> {
  const row = await ctx.db.selectFrom("city_services").select("services").where("city", "=", city).executeTakeFirst();
  return (row?.services as string[] | undefined) ?? [];
}

@Resolver(() => Service)
export class ServiceResolver {
  @Query(() => [Service], { description: "Services that are live in a city." })
  async services(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Service[]> {
    const [all, live] = await Promise.all([readServices(ctx), liveIn(city, ctx)]);
    return all
      .filter((one) => live.includes(one.livesWith ?? one.service) && !ctx.closedServices.has(one.service))
      .map((one) => toService(one, city, ctx));
  }

  @Query(() => Service, {
    nullable: true,
    description: "One service of a city, live or not: cases of a service that was taken off can still be read.",
  })
  async service(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Service | null> {
    const document = (await readServices(ctx)).find((one) => one.service === id);
    return document ? toService(document, city, ctx) : null;
  }
}
