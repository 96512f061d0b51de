import { randomUUID } from "node:crypto";
import { caseChanged, type PayloadOf } from "@civicgraph/events";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import identity from "../../../identity/subgraph.ts";

type Changed = PayloadOf<typeof caseChanged>;
interface Listed {
  cases: {
    totalCount: number;
    nodes: { id: string; number: string; queue: { department: string | null; ward: string | null }; sla: { status: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const AMRITSAR = "pb.amritsar";
const HOUR = 3_600_000;
const filer = randomUUID();
const lme = randomUUID();
let city: TestCity;
let sequence = 0;
const all: Changed[] = [];

beforeAll(async () => {
  process.env.DEMO_PASSWORD ??= "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity], { seed: true });
  for (let index = 0; index < 25; index++) all.push(one({ department: index % 2 ? "DEPT_1" : "DEPT_2", ward: index % 3 ? "B1" : "B2" }));
  all.push(
    one({ department: null, ward: null }),
    one({ assigneeIds: [lme], department: "DEPT_5", ward: "B4", state: "PENDINGATLME" }),
    one({ dueAt: new Date(city.clock.now.getTime() - HOUR).toISOString() }),
    one({ dueAt: null }),
    one({ state: "RESOLVED", stateKind: "done", closedAt: city.clock.now.toISOString() }),
    one({ city: "pb.jalandhar", ward: "WARD20" }),
  );
  await tell(all);
});
afterAll(() => city?.stop());

/** What a domain tells of a case: the index has nothing else to go by. */
function one(change: Partial<Changed> = {}): Changed {
  sequence++;
  const filedAt = new Date(city.clock.now.getTime() - 10 * HOUR);
  return {
    service: "complaints",
    typeName: "Complaint",
    id: randomUUID(),
    version: 1,
    number: `PB-ASR-PGR-2026-27-${String(sequence).padStart(6, "0")}`,
    city: AMRITSAR,
    department: "DEPT_1",
    ward: "B1",
    locality: null,
    category: "StreetLightNotWorking",
    channel: "web",
    state: "PENDINGFORASSIGNMENT",
    stateKind: "open",
    summary: { en: "Streetlight" },
    filerId: filer,
    assigneeIds: [],
    filedAt: filedAt.toISOString(),
    dueAt: new Date(filedAt.getTime() + (sequence + 12) * HOUR).toISOString(),
    stateDueAt: null,
    closedAt: null,
    rating: null,
    escalationLevel: 0,
    transition: {
      action: "FILE",
      from: "",
      to: "PENDINGFORASSIGNMENT",
      at: filedAt.toISOString(),
      actorId: filer,
      actorKind: "citizen",
      previousAssigneeIds: [],
      internal: false,
      attachments: [],
    },
    ...change,
  };
}
async function tell(changed: Changed[]): Promise<void> {
  await city.services("complaints").transact(async (tx) => {
    for (const payload of changed) await tx.emit(caseChanged, payload.id, payload);
  });
  await city.settle();
}

const LIST = `query ($filter: CaseFilter, $first: Int, $after: String) { cases(filter: $filter, first: $first, after: $after) {
  totalCount nodes { id number queue { department ward } sla { status } } pageInfo { hasNextPage endCursor } } }`;
const COUNTS = "query ($filter: CaseFilter) { caseCounts(filter: $filter) { state { code } count overdue } }";
const list = async (token: string, variables: Record<string, unknown> = {}) => {
  const answer = await city.ask<Listed>("casework", LIST, { first: 100, ...variables }, { token });
  expect(answer.errors).toEqual([]);
  return answer.data?.cases ?? { totalCount: -1, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
};
const counted = async (token: string, filter: Record<string, unknown> = {}) =>
  (await city.ask<{ caseCounts: { state: { code: string }; count: number; overdue: number }[] }>("casework", COUNTS, { filter }, { token }))
    .data?.caseCounts ?? [];
const officer = (grant: { roles?: string[]; departments?: string[]; wards?: string[] } = {}, id?: string, place = AMRITSAR) =>
  city.employee({ [place]: { roles: ["GRO"], ...grant } }, id);
const open = (where: (row: Changed) => boolean) =>
  all
    .filter((row) => row.stateKind === "open" && where(row))
    .map((row) => row.id)
    .sort();
const ids = (found: Listed["cases"]) => found.nodes.map((node) => node.id).sort();

describe("what an officer sees", () => {
  test("is the open cases of the city, where they have the whole of it", async () => {
    expect(ids(await list(await officer()))).toEqual(open((row) => row.city === AMRITSAR));
  });

  test("is their departments' and wards', and what nobody has given to any", async () => {
    const found = await list(await officer({ departments: ["DEPT_2"], wards: ["B2"] }));
    expect(ids(found)).toEqual(
      open((row) => row.city === AMRITSAR && [null, "DEPT_2"].includes(row.department) && [null, "B2"].includes(row.ward)),
    );
  });

  test("is also what is assigned to them, wherever it lies", async () => {
    const found = await list(await officer({ roles: ["PGR_LME"], departments: ["DEPT_2"], wards: ["B2"] }, lme), {
      filter: { assignedToMe: true },
    });
    expect(found.nodes.map((node) => node.queue)).toEqual([{ department: "DEPT_5", ward: "B4" }]);
  });

  test("is nothing of another city, even by its number", async () => {
    const stranger = await officer({}, undefined, "pb.jalandhar");
    expect(ids(await list(stranger))).toEqual(open((row) => row.city === "pb.jalandhar"));
    expect((await list(stranger, { filter: { number: all[0]?.number } })).totalCount).toBe(0);
    expect((await list(stranger, { filter: { city: AMRITSAR } })).totalCount).toBe(0);
  });

  test("is nothing where no role of theirs may read the service; a citizen has no inbox at all", async () => {
    expect((await list(await officer({ roles: ["SWEEPER"] }))).totalCount).toBe(0);
    expect((await city.ask("casework", LIST, {}, { token: await city.citizen(filer) })).code).toBe("FORBIDDEN");
    expect((await city.ask("casework", LIST)).code).toBe("UNAUTHENTICATED");
  });

  test("of a state officer is every city of the state", async () => {
    expect(ids(await list(await officer({}, undefined, "pb")))).toEqual(open(() => true));
  });

  test("of a state officer with a narrower post in one city is no more than that post there", async () => {
    const both = await city.employee({ pb: { roles: ["GRO"] }, [AMRITSAR]: { roles: ["GRO"], departments: ["DEPT_2"], wards: ["B2"] } });
    expect(ids(await list(both))).toEqual(
      open((row) => row.city !== AMRITSAR || ([null, "DEPT_2"].includes(row.department) && [null, "B2"].includes(row.ward))),
    );
  });
});

describe("a list", () => {
  test("read page by page shows every case once, the most urgent first, those without a date last", async () => {
    const token = await officer();
    const whole = await list(token);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page: Listed["cases"] = await list(token, { first: 7, after });
      read.push(...page.nodes.map((node) => node.id));
      expect(page.totalCount).toBe(whole.totalCount);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(whole.nodes.map((node) => node.id));
    expect(new Set(read).size).toBe(whole.totalCount);
    expect(read.at(-1)).toBe(all.find((row) => row.dueAt === null)?.id);
    expect(whole.nodes[0]?.sla.status).toBe("red");
  });

  test.each([
    ["of no key", "%%%"],
    ["of other values", Buffer.from('["tomorrow","x"]').toString("base64url")],
  ])("refuses a cursor %s", async (_, after) => {
    const answer = await city.ask("casework", LIST, { after }, { token: await officer() });
    expect(answer.errors[0]?.extensions.fields?.[0]).toMatchObject({ path: "after", code: "field.invalid" });
  });

  test("by number finds closed cases too, and its wildcards are letters", async () => {
    const token = await officer();
    const resolved = all.find((row) => row.stateKind === "done");
    expect(ids(await list(token, { filter: { number: resolved?.number.toLowerCase() } }))).toEqual([resolved?.id]);
    expect((await list(token, { filter: { number: "%" } })).totalCount).toBe(0);
    expect((await list(token, { filter: { number: "PB_ASR" } })).totalCount).toBe(0);
  });

  test.each([{}, { department: "DEPT_2" }, { ward: "B1" }, { overdue: true }, { closed: true }, { assignedToMe: true }])(
    "has as many cases as its counts say: %j",
    async (filter) => {
      const token = await officer({ departments: ["DEPT_1", "DEPT_2", "DEPT_5"] }, lme);
      const counts = await counted(token, filter);
      const found = await list(token, { filter });
      expect(counts.reduce((sum, row) => sum + row.count, 0)).toBe(found.totalCount);
      for (const row of counts) {
        const ofState = await list(token, { filter: { ...filter, state: row.state.code } });
        expect(ofState.totalCount).toBe(row.count);
      }
    },
  );
});

describe("the index", () => {
  test("takes the newest version of a case, however events come", async () => {
    const filed = one({ ward: "B3" });
    const moved = { ...filed, version: 3, state: "RESOLVED", stateKind: "done" as const };
    await tell([filed, moved, { ...filed, version: 2, state: "PENDINGATLME" }]);
    const counts = await counted(await officer({ wards: ["B3"] }), { closed: true, ward: "B3" });
    expect(counts).toEqual([{ state: { code: "RESOLVED" }, count: 1, overdue: 0 }]);
  });

  test("rebuilt from the log is the same", async () => {
    const token = await officer();
    const before = await list(token);
    await city.runner("case-index", "complaints").rebuild();
    expect(await list(token)).toEqual(before);
  });

  test("answers a forged representation with what its reader may see, and a malformed one with nothing", async () => {
    const mine = all.find((row) => row.city === AMRITSAR)?.id;
    const other = all.find((row) => row.city === "pb.jalandhar")?.id;
    const answer = await city.ask<{ _entities: ({ id: string } | null)[] }>(
      "casework",
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Complaint { id } } }",
      { r: [mine, other, "not-a-uuid", randomUUID()].map((id) => ({ __typename: "Complaint", id, city: { code: AMRITSAR } })) },
      { token: await officer() },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data?._entities.map((found) => found?.id ?? null)).toEqual([mine, null, null, null]);
  });
});

describe("my cases", () => {
  const MINE = "{ myCases(first: 100) { totalCount nodes { id filedBy { id name } } } }";
  test("are those that one filed, open and closed, and nobody else's", async () => {
    const mine = await city.ask<{ myCases: { totalCount: number } }>("casework", MINE, {}, { token: await city.citizen(filer) });
    expect(mine.data?.myCases.totalCount).toBeGreaterThanOrEqual(all.length);
    const other = await city.ask<{ myCases: { totalCount: number } }>("casework", MINE, {}, { token: await city.citizen() });
    expect(other.data?.myCases.totalCount).toBe(0);
  });
});

describe("a draft", () => {
  const SAVE = 'mutation ($data: JSON!) { saveDraft(service: "complaints", city: "pb.amritsar", data: $data) { data } }';
  const READ = '{ draft(service: "complaints") { city data } }';
  test("is one's own, replaced by the next, and thrown away", async () => {
    const token = await city.citizen();
    await city.ask("casework", SAVE, { data: { description: "first" } }, { token });
    await city.ask("casework", SAVE, { data: { description: "second" } }, { token });
    expect((await city.ask("casework", READ, {}, { token })).data).toEqual({
      draft: { city: AMRITSAR, data: { description: "second" } },
    });
    expect((await city.ask("casework", READ, {}, { token: await city.citizen() })).data).toEqual({ draft: null });
    await city.ask("casework", 'mutation { discardDraft(service: "complaints") }', {}, { token });
    expect((await city.ask("casework", READ, {}, { token })).data).toEqual({ draft: null });
  });

  test("of more than 64 kB is refused, and nobody unknown has one", async () => {
    const answer = await city.ask("casework", SAVE, { data: { description: "x".repeat(70_000) } }, { token: await city.citizen() });
    expect(answer.errors[0]?.extensions.fields?.[0]).toMatchObject({ path: "data", code: "field.tooLong" });
    expect((await city.ask("casework", SAVE, { data: {} })).code).toBe("UNAUTHENTICATED");
  });
});

test("a draft for what is no service is refused, so that each person keeps a handful at most", async () => {
  const made = 'mutation { saveDraft(service: "made-up-4711", city: "pb.amritsar", data: {}) { data } }';
  const answer = await city.ask("casework", made, {}, { token: await city.citizen() });
  expect(answer.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: "service", code: "field.unknown" }] });
});

describe("the registry", () => {
  const SERVICES = `query ($city: ID!) { services(city: $city) { id typeName label fileMutation actMutation readField canFileOnBehalf
    states { code label } form { pages { title fields { name type required } } } } }`;
  test("tells a client all it needs to build the pages of a service, in the reader's language", async () => {
    const { data, errors } = await city.ask<{ services: Record<string, never>[] }>(
      "casework",
      SERVICES,
      { city: AMRITSAR },
      { locale: "ur" },
    );
    expect(errors).toEqual([]);
    expect(data?.services).toHaveLength(1);
    expect(data?.services[0]).toMatchObject({
      id: "complaints",
      typeName: "Complaint",
      fileMutation: "fileComplaint",
      actMutation: "actOnComplaint",
      readField: "complaint",
      canFileOnBehalf: false,
      label: expect.stringMatching(/\p{Script=Arabic}/u),
    });
  });

  test("offers filing on behalf to clerks of that city, and no service where none is live", async () => {
    const clerk = await officer({ roles: ["CSR"] });
    const ask = async (place: string) =>
      (await city.ask<{ services: { canFileOnBehalf: boolean }[] }>("casework", SERVICES, { city: place }, { token: clerk })).data
        ?.services;
    expect((await ask(AMRITSAR))?.[0]?.canFileOnBehalf).toBe(true);
    expect((await ask("pb.jalandhar"))?.[0]?.canFileOnBehalf).toBe(false);
    expect(await ask("pb.nowhere")).toEqual([]);
  });
});

describe("revealing a contact", () => {
  const REVEAL =
    "mutation ($service: ID!, $id: ID!, $reason: String!) { revealContact(service: $service, id: $id, reason: $reason) { name mobile } }";
  const reveal = async (change: Record<string, unknown>, token?: string) =>
    city.ask(
      "casework",
      REVEAL,
      { service: "complaints", id: randomUUID(), reason: "To find the lamp", ...change },
      token ? { token } : {},
    );

  test("needs a reason, a case that is there, and somebody who asks", async () => {
    const token = await officer();
    expect((await reveal({ reason: "why?" }, token)).errors[0]?.extensions.fields?.[0]?.path).toBe("reason");
    expect((await reveal({ reason: "x".repeat(501) }, token)).errors[0]?.extensions.fields?.[0]?.path).toBe("reason");
    expect((await reveal({ service: "dogs" }, token)).code).toBe("NOT_FOUND");
    expect((await reveal({ id: "not-a-uuid" }, token)).code).toBe("NOT_FOUND");
    expect((await reveal({}, token)).code).toBe("NOT_FOUND");
    expect((await reveal({})).code).toBe("UNAUTHENTICATED");
  });
});
