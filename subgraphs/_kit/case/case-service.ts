import { ArrayMaxSize, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Arg, type ClassType, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../errors.ts";
import { CaseAction, Contact } from "../graphql/case-types.ts";
import { caseNames } from "../runtime/register-service.ts";
import type { Consumer, CronJob, Job, ServiceCall, SubgraphDefinition } from "../subgraph.ts";
import { isUuid } from "../uuid.ts";
import { actOnCase, ownFieldsOf } from "./act-on-case.ts";
import type { Case } from "./case.ts";
import { caseActions } from "./case-actions.ts";
import type { ActInput, CaseBehaviour, FileInput } from "./case-behaviour.ts";
import { CERTIFY, certifyJob } from "./certify.ts";
import { demandFeeJob } from "./demand-fee.ts";
import { fileCase } from "./file-case.ts";
import { DEMAND_FEE, jobOf } from "./owe-fee.ts";
import { maskMobile, maskName, revealContactCall } from "./reveal-contact.ts";
import { mayReadCase } from "./row-scope.ts";
import { feesConsumer, SETTLE_FEE, settleFee } from "./settle-fee.ts";
import { sweepDeadlines } from "./sweep-deadlines.ts";

export type { ActInput, ActionContext, CaseBehaviour, CaseFee, CertificateFacts, FileInput, Guard, Prepared } from "./case-behaviour.ts";
export { caseTableSql } from "./case-table.ts";
export { FileCaseInput } from "./file-case-input.ts";
export { sweepDeadlines } from "./sweep-deadlines.ts";

/** `ActOn<Type>Input`: the fields of every action, and one nullable field per own need that the workflow names. */
function actInputOf(behaviour: CaseBehaviour<never>): ClassType<ActInput> {
  const { typeName, workflow } = behaviour.manifest.service;

  @InputType(`ActOn${typeName}Input`, {
    description: `An action on a ${typeName}. What it needs stands in \`actions { needs }\`; anything else is BAD_USER_INPUT.`,
  })
  class Input {
    [own: string]: unknown;

    @Field(() => ID, { description: "UUID of the case." })
    @IsUUID()
    id!: string;

    @Field(() => Int, { nullable: true, description: "The version that was read: another one by now is CONFLICT." })
    version?: number | null;

    @Field(() => String, { description: "Code of the action." })
    @MaxLength(60)
    action!: string;

    @Field(() => String, { nullable: true, description: "What the person says about it, at most 2,000 characters." })
    comment?: string | null;

    @Field(() => ID, { nullable: true, description: "UUID of the employee who gets the case." })
    @IsOptional()
    @IsUUID()
    assignee?: string | null;

    @Field(() => [ID], { nullable: true, description: "Receipts of uploaded files, at most 3." })
    @IsOptional()
    @ArrayMaxSize(10)
    attachments?: string[] | null;
  }
  const needs = new Map(workflow.actions.flatMap((action) => action.needs?.fields ?? []).map((field) => [field.name, field]));
  for (const name of ownFieldsOf(behaviour)) {
    const need = needs.get(name);
    const range = need?.min !== undefined ? `, ${need.min} to ${need.max}` : "";
    Field(() => (need?.type === "integer" ? Int : String), { nullable: true, description: `Own need of the workflow${range}.` })(
      Input.prototype,
      name,
    );
  }
  return Input as never;
}

/** A guard that nobody supplies, or a setting that nobody declares, stops the start and not the first officer who acts. */
function assertGuards({ manifest, guards, guardSettings, fee, certificate }: CaseBehaviour<never>): void {
  const faults = [
    ...(manifest.service.certificate && !certificate ? ["service.certificate: the service does not say what stands on it"] : []),
    ...(manifest.service.fees && !fee ? ["service.fees: the service does not say what its fee is"] : []),
    ...manifest.service.workflow.actions.flatMap(({ code, guard }, index) =>
      guard && !Object.hasOwn(guards, guard) ? [`service.workflow.actions[${index}] (${code}).guard: "${guard}" is not supplied`] : [],
    ),
    ...guardSettings
      .filter((key) => !manifest.settings.some((setting) => setting.key === key))
      .map((key) => `settings: lacks "${key}", which a guard reads`),
  ];
  if (faults.length) throw new Error(`${manifest.name}/manifest.ts:\n  ${faults.join("\n  ")}`);
}

export interface CaseServiceParts {
  /** Cases by their keys, as far as the reader may see them: for `defineSubgraph`. */
  references: NonNullable<SubgraphDefinition["references"]>;
  resolvers: [new () => object, ...(new () => object)[]];
  serviceCalls: Record<string, ServiceCall<never, never>>;
  cron: CronJob[];
  /** Of a service with fees or a certificate; none otherwise. */
  jobs: Record<string, Job>;
  consumers: Consumer[];
}

const feesOf = (behaviour: CaseBehaviour<never>): Pick<CaseServiceParts, "jobs" | "consumers"> =>
  behaviour.manifest.service.fees
    ? {
        jobs: {
          [jobOf(DEMAND_FEE, behaviour.manifest.service)]: demandFeeJob(behaviour),
          [jobOf(SETTLE_FEE, behaviour.manifest.service)]: ({ caseId }, services) => settleFee(behaviour, String(caseId), services),
        },
        consumers: [feesConsumer(behaviour)],
      }
    : { jobs: {}, consumers: [] };

/**
 * All that every case service has, made from its manifest and behaviour: `file<Type>`, `actOn<Type>`, `<type>(id | number)`,
 * `actions`, `contact`, `version`, the reveal call, the sweeper of its clocks, and what demands and hears of its fees.
 */
export function defineCaseService<T extends Case, I extends FileInput>(behaviour: CaseBehaviour<T, I>): CaseServiceParts {
  const plain = behaviour as unknown as CaseBehaviour<never>;
  assertGuards(plain);
  const { name } = behaviour.manifest;
  const { typeName } = behaviour.manifest.service;
  const names = caseNames(typeName);
  const ActOnInput = actInputOf(plain);
  const scopeOf = (one: Case) => ({ ...one, city: one.cityCode, ward: one.wardCode });

  @Resolver(() => behaviour.type)
  class CaseResolver {
    @Mutation(() => behaviour.type, {
      name: names.file,
      description: `Files a ${typeName}. The same \`id\` sent again gives the same answer; with other content it is CONFLICT.`,
    })
    file(@Arg("input", () => behaviour.fileInput, { description: "What is filed." }) input: I, @Ctx() ctx: RequestContext): Promise<T> {
      return fileCase(behaviour, input, ctx);
    }

    @Mutation(() => behaviour.type, {
      name: names.act,
      description: `Does an action of the workflow. ACTION_NOT_ALLOWED carries the reason that \`actions { why }\` gives.`,
    })
    act(
      @Arg("input", () => ActOnInput, { description: "The action and what it needs." }) input: ActInput,
      @Ctx() ctx: RequestContext,
    ): Promise<T> {
      return actOnCase(behaviour as never as CaseBehaviour<T, never>, input, ctx);
    }

    @Query(() => behaviour.type, {
      name: names.read,
      nullable: true,
      description: `One ${typeName}, fresh to the last write. Null where there is none or the reader may not see it.`,
    })
    async read(
      @Arg("id", () => ID, { nullable: true, description: "Its UUID." }) id: string | null,
      @Arg("number", () => String, { nullable: true, description: "Or its number." }) number: string | null,
      @Ctx() ctx: RequestContext,
    ): Promise<T | null> {
      if (Boolean(id) === Boolean(number)) throw new Refusal("BAD_USER_INPUT", "error.exactlyOneArgument");
      ctx.viewer.requireId();
      if (id && !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) return null;
      const one = (await ctx.em.findOne(behaviour.type as never, (id ? { id } : { number }) as never)) as T | null;
      return one && mayReadCase(ctx.viewer, scopeOf(one), `${name}.read`) ? one : null;
    }

    @FieldResolver(() => Int, { description: "Rises with every step; send it with an action." })
    version(@Root() one: T): number {
      return one.version;
    }

    @FieldResolver(() => [CaseAction], { description: "What this reader may do now, what it needs, and why not the rest." })
    actions(@Root() one: T, @Ctx() ctx: RequestContext): Promise<CaseAction[]> {
      return caseActions(plain, one, ctx);
    }

    @FieldResolver(() => Contact, { nullable: true, description: "How to reach the filer: whole for themselves, masked for officers." })
    contact(@Root() one: T, @Ctx() ctx: RequestContext): Contact {
      if (ctx.viewer.id === one.filerId) return { name: one.filerName, mobile: one.filerMobile };
      return { name: maskName(one.filerName), mobile: maskMobile(one.filerMobile) };
    }
  }

  return {
    references: {
      // Representations may be forged: the rows are read and the reader's right to each is checked here.
      async [typeName](keys, ctx) {
        const ids = keys.map((key) => key.id).filter(isUuid);
        const found = (await ctx.em.find(behaviour.type as never, { id: { $in: ids } } as never)) as T[];
        const byId = new Map(found.filter((one) => mayReadCase(ctx.viewer, scopeOf(one), `${name}.read`)).map((one) => [one.id, one]));
        return keys.map((key) => byId.get(String(key.id)) ?? null);
      },
    },
    resolvers: [CaseResolver],
    serviceCalls: { revealContact: revealContactCall(plain) as never },
    ...feesOf(plain),
    jobs: {
      ...feesOf(plain).jobs,
      ...(behaviour.manifest.service.certificate ? { [jobOf(CERTIFY, behaviour.manifest.service)]: certifyJob(plain) } : {}),
    },
    cron: [
      {
        name: jobOf("deadlines", behaviour.manifest.service),
        pattern: "* * * * *",
        run: async (services) => void (await sweepDeadlines(plain, services)),
      },
    ],
  };
}

/** The parts of several kinds of cases of one subgraph. A call by a case's id goes to the kind that knows it. */
export function combineCaseServices(first: CaseServiceParts, ...more: CaseServiceParts[]): CaseServiceParts {
  const all = [first, ...more];
  const reveals = all.flatMap((parts) => (parts.serviceCalls.revealContact ?? []) as ServiceCall[]);
  return {
    references: Object.assign({}, ...all.map((parts) => parts.references)),
    resolvers: [...first.resolvers, ...more.flatMap((parts) => parts.resolvers)],
    serviceCalls: { revealContact: firstThatKnows(reveals) as never },
    cron: all.flatMap((parts) => parts.cron),
    jobs: Object.assign({}, ...all.map((parts) => parts.jobs)),
    consumers: all.flatMap((parts) => parts.consumers),
  };
}

function firstThatKnows(calls: ServiceCall[]): ServiceCall {
  const [first] = calls;
  if (!first) throw new Error("a subgraph without cases combines none");
  return {
    ...first,
    async handle(input, ctx) {
      for (const call of calls.slice(0, -1)) {
        try {
          return await call.handle(input, ctx);
        } catch (error) {
          if (!(error instanceof Refusal) || error.code !== "NOT_FOUND") throw error;
        }
      }
      return (calls.at(-1) ?? first).handle(input, ctx);
    },
  };
}
