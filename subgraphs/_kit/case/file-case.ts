import { createHash } from "node:crypto";
import type { Workflow, WorkflowAction } from "@civicgraph/plugin-sdk";
import { UniqueConstraintViolationException } from "@mikro-orm/core";
import canonicalize from "canonicalize";
import { LRUCache } from "lru-cache";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext, Tx } from "../context.ts";
import { badInput, conflict, forbidden } from "../errors.ts";
import { knownCity } from "../projections/read.ts";
import { documentsOf } from "./attachments.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour, FileInput } from "./case-behaviour.ts";
import { actorOf, recordTransition } from "./case-event.ts";
import { checkForm } from "./check-form.ts";
import { dueAfter, enterState } from "./clocks.ts";
import { financialYear, formatNumber } from "./number.ts";
import { oweFee } from "./owe-fee.ts";
import { nextState } from "./workflow-engine.ts";

const MAX_ATTACHMENTS = 5;

interface FilerContact {
  personId: string;
  name: string | null;
  mobile: string | null;
}

/** Whose case it is: the citizen who asks, or the one for whom a clerk files. */
async function filerOf(behaviour: CaseBehaviour<never>, input: FileInput, ctx: RequestContext): Promise<FilerContact> {
  const viewerId = ctx.viewer.requireId();
  if (input.onBehalfOf) {
    ctx.viewer.require(`${behaviour.manifest.name}.fileOnBehalf`, input.city);
    const { name, mobile } = input.onBehalfOf;
    const { id } = await ctx.call<{ id: string }>("identity", "ensureCitizen", { name, mobile }, { viewerToken: ctx.viewer.token });
    return { personId: id, name, mobile };
  }
  if (!ctx.viewer.isCitizen) {
    if (ctx.viewer.may(`${behaviour.manifest.name}.fileOnBehalf`, input.city))
      throw badInput({ path: "input.onBehalfOf", code: "field.required" });
    throw forbidden();
  }
  // A citizen's own contact changes rarely; asked once a while instead of once a filing.
  const contacts = ctx.once("filer-contacts", () => new LRUCache<string, FilerContact>({ max: 10_000, ttl: 5 * 60_000 }));
  const known = contacts.get(viewerId);
  if (known) return known;
  const contact = {
    personId: viewerId,
    ...(await ctx.call<{ name: string | null; mobile: string | null }>(
      "identity",
      "contactOf",
      { personId: viewerId },
      { viewerToken: ctx.viewer.token },
    )),
  };
  contacts.set(viewerId, contact);
  return contact;
}

const hashOf = (input: FileInput) => {
  const { id: _id, ...payload } = input;
  return createHash("sha256")
    .update(canonicalize(JSON.parse(JSON.stringify(payload))) ?? "")
    .digest("hex");
};

/** The case already filed under this id by this viewer with this very content; CONFLICT, and nothing shown, where either differs. */
async function filedBefore<T extends Case>(
  behaviour: CaseBehaviour<T, never>,
  id: string,
  hash: string,
  ctx: RequestContext,
): Promise<T | null> {
  const one = (await ctx.em.fork().findOne(behaviour.type as never, { id } as never)) as T | null;
  if (!one) return null;
  if (one.createdBy !== ctx.viewer.id || one.payloadHash !== hash) throw conflict("error.sameIdOtherContent");
  return one;
}

async function takeNumber(behaviour: CaseBehaviour<never>, tx: Tx, cityCode: string, numberCode: string, at: Date): Promise<string> {
  const { numberTemplate, gapless } = behaviour.manifest.service;
  const year = financialYear(at);
  const [row] = await tx.query<{ value: string }>(`select ${gapless ? "next_gapless_number" : "next_case_number"}(?, ?) as value`, [
    cityCode,
    year,
  ]);
  return formatNumber(numberTemplate, {
    state: cityCode.split(".")[0] ?? "",
    city: numberCode,
    financialYear: year,
    sequence: Number(row?.value),
  });
}

/** The entry of the table by which a case begins; a state that none leads to is a bug of the service. */
function filingOf(workflow: Workflow, first: string | undefined): WorkflowAction | undefined {
  const entries = workflow.actions.filter((action) => action.from.includes(""));
  const found = first === undefined ? entries[0] : entries.find((action) => nextState(action, "") === first);
  if (first !== undefined && !found) throw new Error(`filing does not lead to ${first}`);
  return found;
}

/** Files a case: everything is checked first, then row, number, timeline and event commit together. */
export async function fileCase<T extends Case, I extends FileInput>(
  behaviour: CaseBehaviour<T, I>,
  input: I,
  ctx: RequestContext,
): Promise<T> {
  const viewerId = ctx.viewer.requireId();
  const { service } = behaviour.manifest;
  const plain = behaviour as unknown as CaseBehaviour<never>;
  const hash = hashOf(input);
  if (input.id) {
    const before = await filedBefore(behaviour as never as CaseBehaviour<T, never>, input.id, hash, ctx);
    if (before) return before;
  }
  const city = await knownCity(ctx, input.city);
  if (!city?.active || !city.services.includes(service.livesWith ?? service.id))
    throw badInput({ path: "input.city", code: "field.unknown" });
  // A partner's form judges by itself; the city's own services say more of each fault than a form can, and do so in `prepare`.
  const faults = behaviour.manifest.plugin ? checkForm(service.form, input as unknown as Record<string, unknown>) : [];
  if (faults.length) throw badInput(...faults);
  const prepared = await behaviour.prepare(input, ctx);
  const filing = filingOf(service.workflow, prepared.firstState);
  const attachments = await documentsOf(input.attachments, ctx, MAX_ATTACHMENTS);
  const filer = await filerOf(plain, input, ctx);
  const now = ctx.now();
  const id = input.id ?? uuidv7();
  const actor = await actorOf(ctx.viewer, ctx);

  const head: Partial<Case> = {
    id,
    service: service.id,
    cityCode: input.city,
    department: prepared.department,
    wardCode: prepared.wardCode,
    localityCode: prepared.localityCode,
    categoryCode: prepared.categoryCode,
    channel: input.channel ?? (input.onBehalfOf ? "counter" : "web"),
    stateCode: filing ? nextState(filing, "") : service.workflow.initial,
    version: 1,
    filerId: filer.personId,
    filerName: filer.name,
    filerMobile: filer.mobile,
    createdBy: viewerId,
    payloadHash: hash,
    assigneeIds: [],
    summaryTexts: prepared.summaryTexts,
    rating: null,
    filedAt: now,
    dueAt: await dueAfter(plain, ctx, input.city, now, prepared.slaHours),
    closedAt: null,
    escalationLevel: 0,
  };
  await enterState(plain, head as Case, now, ctx);
  const write = async (tx: Tx) => {
    // A sequence's number may be taken early; a gapless one holds its counter until commit, so it comes last before the writes.
    head.number = await takeNumber(plain, tx, input.city, city.numberCode, now);
    const one = tx.em.create(behaviour.type as never, { ...head, ...prepared.own } as never) as T;
    tx.em.persist(one);
    await tx.em.flush();
    await oweFee(plain, tx, one);
    await recordTransition(
      plain,
      tx,
      one,
      { code: filing?.code ?? "FILE" },
      { from: null, actor, at: now, comment: null, attachments, previousAssigneeIds: [] },
    );
    return one;
  };
  try {
    return await ctx.transact(write);
  } catch (error) {
    // The same id arrived twice at once: the other one has written it.
    if (error instanceof UniqueConstraintViolationException && input.id) {
      const before = await filedBefore(behaviour as never as CaseBehaviour<T, never>, input.id, hash, ctx);
      if (before) return before;
    }
    throw error;
  }
}
