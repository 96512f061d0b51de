import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import notifications from "../../../notifications/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const HEAD = "id number version state { code label kind } dueAt closedAt rating assignees { id }";
const FILE = `mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { ${HEAD} } }`;
const ACT = `mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { ${HEAD} } }`;

interface Head {
  id: string;
  number: string;
  version: number;
  state: { code: string; label: string; kind: string };
  dueAt: string;
  closedAt: string | null;
  rating: number | null;
  assignees: { id: string }[];
}

let city: TestCity;
let tokens: Record<"gro" | "lme" | "lme3" | "csr" | "supervisor" | "citizen" | "stranger" | "jalandharGro", string>;
const citizenId = randomUUID();

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity, notifications], { seed: true });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
  await renewTokens();
});
afterAll(() => city?.stop());

/** Access tokens hold 15 minutes of the city's clock. */
async function renewTokens(): Promise<void> {
  const staff = (role: string, username: string, place = AMRITSAR) =>
    city.employee({ [place]: { roles: [role] } }, demoId(`${username}@${place}`));
  tokens = {
    gro: await staff("GRO", "gro"),
    lme: await staff("PGR_LME", "lme"),
    lme3: await staff("PGR_LME", "lme3"),
    csr: await staff("CSR", "csr"),
    supervisor: await staff("SUPERVISOR", "supervisor"),
    citizen: await city.citizen(citizenId),
    stranger: await city.citizen(),
    jalandharGro: await staff("GRO", "gro", "pb.jalandhar"),
  };
}

const passHours = async (hours: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + hours * 3_600_000);
  await renewTokens();
};

const input = (change: Record<string, unknown> = {}) => ({
  city: AMRITSAR,
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
  ...change,
});
const file = (change: Record<string, unknown> = {}, token = tokens.citizen, locale = "en") =>
  city.ask<{ fileComplaint: Head }>("complaints", FILE, { input: input(change) }, { token, locale });
const act = (id: string, action: string, change: Record<string, unknown>, token: string, locale = "en") =>
  city.ask<{ actOnComplaint: Head }>("complaints", ACT, { input: { id, action, ...change } }, { token, locale });
const filed = async (): Promise<Head> => (await file()).data?.fileComplaint as Head;
const assigned = async (): Promise<Head> =>
  (await act((await filed()).id, "ASSIGN", { assignee: demoId(`lme@${AMRITSAR}`) }, tokens.gro)).data?.actOnComplaint as Head;
const resolved = async (): Promise<Head> =>
  (await act((await assigned()).id, "RESOLVE", { comment: "New lamp fitted" }, tokens.lme)).data?.actOnComplaint as Head;
const sweep = async () => {
  const { sweepDeadlines } = await import("@civicgraph/kit");
  const { complaintBehaviour } = await import("../../../complaints/complaint/complaint.service.ts");
  return sweepDeadlines(complaintBehaviour as never, city.services("complaints"));
};

describe("a complaint from filing to rating", () => {
  test("is filed, assigned, resolved and rated, and its timeline verifies", async () => {
    const one = await filed();
    expect(one).toMatchObject({
      number: expect.stringMatching(/^PB-ASR-PGR-2026-27-\d{6}$/),
      version: 1,
      state: { code: "PENDINGFORASSIGNMENT", kind: "open" },
    });
    const given = await act(one.id, "ASSIGN", { assignee: demoId(`lme@${AMRITSAR}`), version: 1 }, tokens.gro);
    expect(given.data?.actOnComplaint).toMatchObject({
      version: 2,
      state: { code: "PENDINGATLME" },
      assignees: [{ id: demoId(`lme@${AMRITSAR}`) }],
    });
    const done = await act(one.id, "RESOLVE", { comment: "New lamp fitted" }, tokens.lme);
    expect(done.data?.actOnComplaint.state.code).toBe("RESOLVED");
    const rated = await act(one.id, "RATE", { rating: 5 }, tokens.citizen);
    expect(rated.data?.actOnComplaint).toMatchObject({ rating: 5, state: { code: "CLOSEDAFTERRESOLUTION", kind: "final" } });
    const { firstBrokenStep } = await import("@civicgraph/kit/case/timeline");
    const rows = await city
      .services("complaints")
      .db.selectFrom("case_event")
      .selectAll()
      .where("case_id", "=", one.id)
      .orderBy("version")
      .execute();
    expect(rows).toHaveLength(4);
    expect(firstBrokenStep(rows as never)).toBeNull();
    expect(firstBrokenStep(rows.map((row, index) => (index === 1 ? { ...row, to_state: "RESOLVED" } : row)) as never)).not.toBeNull();
  });

  test("closed cases are looked for by `closed`, each with the department and ward in whose queue it stood", async () => {
    const open = await filed();
    const done = await resolved();
    await city.settle();
    const look = async (closed: boolean | null) =>
      (
        await city.ask<{ cases: { nodes: { number: string; queue: { department: string | null; ward: string | null } }[] } }>(
          "casework",
          "query ($closed: Boolean) { cases(filter: { closed: $closed }, first: 100) { nodes { number queue { department ward } } } }",
          { closed },
          { token: tokens.gro },
        )
      ).data?.cases.nodes ?? [];
    const closed = await look(true);
    expect(closed.map((one) => one.number)).toContain(done.number);
    expect(closed.map((one) => one.number)).not.toContain(open.number);
    expect(closed.find((one) => one.number === done.number)?.queue).toEqual({ department: "DEPT_1", ward: expect.any(String) });
    expect((await look(null)).map((one) => one.number)).not.toContain(done.number);
  });

  test("stands in the officer's inbox and in the citizen's list, and the citizen is told", async () => {
    const one = await filed();
    await city.settle();
    const inbox = await city.ask<{ cases: { nodes: { number: string; sla: { status: string }; summary: string }[]; totalCount: number } }>(
      "casework",
      `query ($number: String) { cases(filter: { number: $number }) { totalCount nodes { __typename number summary sla { status } state { label } } } }`,
      { number: one.number },
      { token: tokens.gro, locale: "hi" },
    );
    expect(inbox.errors).toEqual([]);
    expect(inbox.data?.cases.nodes).toMatchObject([
      {
        __typename: "Complaint",
        number: one.number,
        summary: "स्ट्रीट लाइट नहीं जल रही · अजीत नगर",
        sla: { status: "green" },
        state: { label: "मिल गई" },
      },
    ]);
    const mine = await city.ask<{ myCases: { nodes: { id: string }[] } }>(
      "casework",
      "{ myCases { nodes { id } } }",
      {},
      { token: tokens.citizen },
    );
    expect(mine.data?.myCases.nodes.map((row) => row.id)).toContain(one.id);
    const told = await city.ask<{ notifications: { unreadCount: number; nodes: { title: string; case: { id: string } }[] } }>(
      "notifications",
      "{ notifications { unreadCount nodes { title case { id } } } }",
      {},
      { token: tokens.citizen },
    );
    expect(told.data?.notifications.nodes[0]).toMatchObject({
      title: "Received: Streetlight not working · Ajit Nagar",
      case: { id: one.id },
    });
  });
});

describe("filing", () => {
  test("the same id sent twice, even at once, is one complaint with the same answer", async () => {
    const id = randomUUID();
    const answers = await Promise.all([file({ id }), file({ id }), file({ id })]);
    expect(new Set(answers.map((answer) => answer.data?.fileComplaint.number)).size).toBe(1);
    expect((await file({ id })).data?.fileComplaint.id).toBe(id);
  });

  test("the same id with other content, or from somebody else, is CONFLICT and shows nothing", async () => {
    const id = randomUUID();
    await file({ id });
    expect(await file({ id, description: "Something else altogether" })).toMatchObject({ code: "CONFLICT", data: null });
    expect(await file({ id }, tokens.stranger)).toMatchObject({ code: expect.stringMatching(/CONFLICT|NOT_FOUND/), data: null });
  });

  test("a description of 10,000 characters is refused with the field's path, in the caller's language", async () => {
    const answer = await file({ description: "x".repeat(10_000) }, tokens.citizen, "hi");
    expect(answer.code).toBe("BAD_USER_INPUT");
    expect(answer.errors[0]?.extensions.fields).toEqual([
      { path: "input.description", code: "field.tooLong", message: "ज़्यादा से ज़्यादा 2,000 अक्षर लिखें।" },
    ]);
    expect(JSON.stringify(answer)).not.toContain("xxxx");
  });

  test("a point outside the city is refused, one inside is verified", async () => {
    expect((await file({ location: { latitude: 28.6, longitude: 77.2 } })).errors[0]?.extensions.fields?.[0]).toMatchObject({
      path: "input.location",
      code: "field.notInCity",
    });
    expect((await file({ location: { latitude: 31.63, longitude: 74.87 }, locality: undefined })).errors).toEqual([]);
  });

  test("nobody files without signing in, and an officer only on behalf of somebody", async () => {
    expect((await city.ask("complaints", FILE, { input: input() })).code).toBe("UNAUTHENTICATED");
    expect((await file({}, tokens.gro)).code).toBe("FORBIDDEN");
    expect((await file({}, tokens.csr)).errors[0]?.extensions.fields?.[0]?.path).toBe("input.onBehalfOf");
    const onBehalf = await file({ onBehalfOf: { name: "Gurdial Singh", mobile: "9812345678" } }, tokens.csr);
    expect(onBehalf.data?.fileComplaint.state.code).toBe("PENDINGFORASSIGNMENT");
  });
});

describe("who may do what", () => {
  test("another citizen's complaint is not there", async () => {
    const one = await filed();
    const seen = await city.ask(
      "complaints",
      "query ($id: ID) { complaint(id: $id) { number } }",
      { id: one.id },
      { token: tokens.stranger },
    );
    expect(seen.data).toEqual({ complaint: null });
    expect((await act(one.id, "COMMENT", { comment: "hello there" }, tokens.stranger)).code).toBe("NOT_FOUND");
  });

  test("an officer of another city or department does not see it", async () => {
    const one = await filed();
    const health = await city.employee({ [AMRITSAR]: { roles: ["DGRO"], departments: ["DEPT_3"] } });
    const otherWard = await city.employee({ [AMRITSAR]: { roles: ["GRO"], wards: ["B4"] } });
    for (const token of [tokens.jalandharGro, health, otherWard]) {
      const seen = await city.ask("complaints", "query ($id: ID) { complaint(id: $id) { number } }", { id: one.id }, { token });
      expect(seen.data).toEqual({ complaint: null });
      expect((await act(one.id, "ASSIGN", { assignee: demoId(`lme@${AMRITSAR}`) }, token)).code).toBe("NOT_FOUND");
    }
  });

  test("an action that is not allowed is refused with the reason that `actions` gives", async () => {
    const one = await filed();
    const seen = await city.ask<{ complaint: { actions: { code: string; allowed: boolean; why: { message: string } | null }[] } }>(
      "complaints",
      "query ($id: ID) { complaint(id: $id) { actions { code allowed why { code message } } } }",
      { id: one.id },
      { token: tokens.lme, locale: "ur" },
    );
    const why = seen.data?.complaint.actions.find((action) => action.code === "RESOLVE")?.why?.message;
    expect(why).toContain("موصول");
    const refused = await act(one.id, "RESOLVE", { comment: "done" }, tokens.lme, "ur");
    expect(refused).toMatchObject({ code: "ACTION_NOT_ALLOWED" });
    expect(refused.errors[0]?.message).toBe(why);
  });

  test("a field worker acts only on what is assigned to them", async () => {
    const one = await assigned();
    expect((await act(one.id, "RESOLVE", { comment: "done" }, tokens.lme3)).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("two officers at once: the second is told", async () => {
    const one = await filed();
    const assignee = demoId(`lme@${AMRITSAR}`);
    const answers = await Promise.all([
      act(one.id, "ASSIGN", { assignee, version: 1 }, tokens.gro),
      act(one.id, "REJECT", { comment: "not ours", version: 1 }, tokens.gro),
    ]);
    expect(answers.filter((answer) => answer.code === "CONFLICT")).toHaveLength(1);
  });

  test("what an action needs must be there, and nothing else", async () => {
    const one = await filed();
    expect((await act(one.id, "REJECT", {}, tokens.gro)).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.comment", code: "field.required" },
    ]);
    expect((await act(one.id, "REJECT", { comment: "no", rating: 3 }, tokens.gro)).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.rating", code: "field.notForThisAction" },
    ]);
    const notTheirs = demoId(`lme2@${AMRITSAR}`);
    expect((await act(one.id, "ASSIGN", { assignee: notTheirs }, tokens.gro)).errors[0]?.extensions.fields).toMatchObject([
      { path: "input.assignee", code: "field.assigneeNotEligible" },
    ]);
  });

  test("exactly one of id and number", async () => {
    expect((await city.ask("complaints", "{ complaint { id } }", {}, { token: tokens.citizen })).code).toBe("BAD_USER_INPUT");
  });
});

describe("after resolution", () => {
  test("reopening within the window starts the clock anew; after it ACTION_NOT_ALLOWED", async () => {
    const one = await resolved();
    const again = await act(one.id, "REOPEN", { comment: "still dark" }, tokens.citizen);
    expect(again.data?.actOnComplaint).toMatchObject({ state: { code: "PENDINGFORASSIGNMENT" }, closedAt: null, assignees: [] });
    const two = await resolved();
    await passHours(73);
    const late = await act(two.id, "REOPEN", { comment: "still dark" }, tokens.citizen);
    expect(late.code).toBe("ACTION_NOT_ALLOWED");
    expect(late.errors[0]?.message).toContain("72");
  });

  test("closes by itself when the window is over, and can be rated only once", async () => {
    const one = await resolved();
    await passHours(73);
    await sweep();
    const seen = await city.ask<{ complaint: Head }>(
      "complaints",
      `query ($id: ID) { complaint(id: $id) { ${HEAD} } }`,
      { id: one.id },
      { token: tokens.citizen },
    );
    expect(seen.data?.complaint.state.code).toBe("CLOSEDAFTERRESOLUTION");
    expect((await act(one.id, "RATE", { rating: 1 }, tokens.citizen)).code).toBe("ACTION_NOT_ALLOWED");
  });
});

describe("escalation", () => {
  test("an overdue complaint goes up the reporting line, at most three levels, with a new holder and clock", async () => {
    const one = await assigned();
    const holders: string[] = [];
    for (let level = 0; level < 5; level++) {
      await passHours(80);
      await sweep();
      const row = await city
        .services("complaints")
        .db.selectFrom("complaint")
        .select(["state", "assignee_ids", "escalation_level"])
        .where("id", "=", one.id)
        .executeTakeFirstOrThrow();
      holders.push(`${row.state} ${row.assignee_ids[0]} ${row.escalation_level}`);
    }
    const at = (name: string, level: number) => `PENDINGATSUPERVISOR ${demoId(`${name}@${AMRITSAR}`)} ${level}`;
    expect(holders).toEqual([at("supervisor", 1), at("gro", 2), at("admin", 3), at("admin", 3), at("admin", 3)]);
    const back = await act(
      one.id,
      "ASSIGN",
      { assignee: demoId(`lme@${AMRITSAR}`) },
      await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN", "GRO"] } }, demoId(`admin@${AMRITSAR}`)),
    );
    expect(back.data?.actOnComplaint.state.code).toBe("PENDINGATLME");
  });

  const admin = () => city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } }, demoId(`admin@${AMRITSAR}`));
  const newEmployee = async (username: string, role: string, reportsTo?: string): Promise<string> => {
    const made = await city.ask<{ createEmployee: { employee: { id: string } } }>(
      "identity",
      "mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) { employee { id } } }",
      { input: { city: AMRITSAR, username, name: `Employee ${username}`, roles: [role], reportsTo } },
      { token: await admin() },
    );
    await city.settle();
    return made.data?.createEmployee.employee.id as string;
  };
  const assignedTo = async (assignee: string): Promise<Head> =>
    (await act((await filed()).id, "ASSIGN", { assignee }, tokens.gro)).data?.actOnComplaint as Head;
  const rowOf = (id: string) =>
    city
      .services("complaints")
      .db.selectFrom("complaint")
      .select(["state", "assignee_ids", "escalation_level", "deadline_at"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();

  test("passes over a manager who could do nothing with the complaint", async () => {
    const clerk = await newEmployee("clerk", "CSR", demoId(`gro@${AMRITSAR}`));
    const one = await assignedTo(await newEmployee("lineman", "PGR_LME", clerk));
    await passHours(80);
    await sweep();
    expect(await rowOf(one.id)).toMatchObject({
      state: "PENDINGATSUPERVISOR",
      assignee_ids: [demoId(`gro@${AMRITSAR}`)],
      escalation_level: 1,
    });
  });

  test("waits where nobody stands above the holder, and goes on once a reporting line is there", async () => {
    const fitter = await newEmployee("fitter", "PGR_LME");
    const one = await assignedTo(fitter);
    await passHours(80);
    await sweep();
    expect(await rowOf(one.id)).toMatchObject({ state: "PENDINGATLME", assignee_ids: [fitter] });
    await city.ask(
      "identity",
      "mutation ($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { id } }",
      { input: { id: fitter, city: AMRITSAR, reportsTo: demoId(`supervisor@${AMRITSAR}`) } },
      { token: await admin() },
    );
    await city.settle();
    await vi.waitFor(
      async () => {
        await passHours(25);
        await sweep();
        expect(await rowOf(one.id)).toMatchObject({ state: "PENDINGATSUPERVISOR", assignee_ids: [demoId(`supervisor@${AMRITSAR}`)] });
      },
      { timeout: 15_000, interval: 500 },
    );
  });

  test("a complaint that cannot be escalated holds up no other, and is tried again", async () => {
    const [broken, whole] = [await assigned(), await assigned()];
    const { db } = city.services("complaints");
    const summary = (texts: unknown) =>
      db
        .updateTable("complaint")
        .set({ summary_texts: JSON.stringify(texts) })
        .where("id", "=", broken.id)
        .execute();
    await summary(["no texts by language"]);
    await passHours(80);
    await sweep();
    expect((await rowOf(broken.id)).state).toBe("PENDINGATLME");
    expect((await rowOf(whole.id)).state).toBe("PENDINGATSUPERVISOR");
    await summary({ en: "Street light" });
    await passHours(1);
    await sweep();
    expect((await rowOf(broken.id)).state).toBe("PENDINGATSUPERVISOR");
  });
});

describe("the filer's contact", () => {
  test("is masked for officers, shown with a reason, and the person sees who looked", async () => {
    const one = await filed();
    const masked = await city.ask<{ complaint: { contact: { name: string; mobile: string } } }>(
      "complaints",
      "query ($id: ID) { complaint(id: $id) { contact { name mobile } filedBy { name } } }",
      { id: one.id },
      { token: tokens.gro },
    );
    expect(masked.data?.complaint).toEqual({ contact: { name: "H… K…", mobile: "••••••3210" }, filedBy: { name: null } });
    await city.settle();
    const reveal =
      'mutation ($id: ID!, $reason: String!) { revealContact(service: "complaints", id: $id, reason: $reason) { name mobile } }';
    expect((await city.ask("casework", reveal, { id: one.id, reason: "x" }, { token: tokens.gro })).code).toBe("BAD_USER_INPUT");
    expect((await city.ask("casework", reveal, { id: one.id, reason: "to ask for the way" }, { token: tokens.jalandharGro })).code).toBe(
      "NOT_FOUND",
    );
    const shown = await city.ask("casework", reveal, { id: one.id, reason: "to ask for the way" }, { token: tokens.gro });
    expect(shown.data).toEqual({ revealContact: { name: "Harpreet Kaur", mobile: "9876543210" } });
    await city.settle();
    const me = await city.ask<{ me: { accesses: { who: string; why: string; caseNumber: string }[] } }>(
      "identity",
      "{ me { accesses { who why caseNumber } } }",
      {},
      { token: tokens.citizen },
    );
    expect(me.data?.me.accesses).toMatchObject([
      { who: "Gurpreet Kaur, Grievance Routing Officer", why: "to ask for the way", caseNumber: one.number },
    ]);
  });
});

test("the index is emptied and rebuilt from the events, and is the same", async () => {
  await city.settle();
  const rows = () => city.services("casework").db.selectFrom("case_index").selectAll().orderBy("id").execute();
  const before = await rows();
  await city.runner("case-index", "complaints").rebuild();
  expect(await rows()).toEqual(before);
  expect(before.length).toBeGreaterThan(5);
});
