import { randomUUID } from "node:crypto";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoId } from "../seed/demo-employees.ts";
import { type IdentityCity, knowCities, startIdentity } from "./identity-city.ts";

const PASSWORD = "demo-password-2026";
const AMRITSAR = "pb.amritsar";
let city: IdentityCity;
let admin: string;
beforeAll(async () => {
  process.env.DEMO_PASSWORD = PASSWORD;
  city = await startIdentity({ seed: true });
  await knowCities(city);
  admin = await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } }, demoId("admin@pb.amritsar"));
});
afterAll(() => city?.stop());

interface Employee {
  id: string;
  username: string;
  name: string;
}
const CREATE = `mutation ($input: CreateEmployeeInput!) { created: createEmployee(input: $input) { temporaryPassword
  employee { id username name mobile designation active mustChangePassword reportsTo employments { city roles departments wards } } } }`;
const UPDATE = `mutation ($input: UpdateEmployeeInput!) { updated: updateEmployee(input: $input) { id name mobile designation reportsTo employments { city roles departments wards } } }`;
const SIGN_IN =
  "mutation ($username: String!, $password: String!) { session: signIn(username: $username, password: $password) { accessToken refreshToken } }";
const REFRESH = "mutation ($token: String!) { session: refreshSession(refreshToken: $token) { accessToken refreshToken } }";
const DEACTIVATE = "mutation ($id: ID!, $reason: String!) { deactivateEmployee(id: $id, reason: $reason) { id active inactiveReason } }";
const REACTIVATE = "mutation ($id: ID!, $reason: String!) { reactivateEmployee(id: $id, reason: $reason) { id active inactiveReason } }";
const LIST = `query ($city: ID!, $search: String, $role: String, $department: String, $active: Boolean, $first: Int, $after: String) {
  employees(city: $city, search: $search, role: $role, department: $department, active: $active, first: $first, after: $after) { totalCount nodes { id username name mobile employments { city } } pageInfo { hasNextPage endCursor } } }`;

let counter = 0;
const input = (over: object = {}) => ({ city: AMRITSAR, username: `new${++counter}`, name: "Tarsem Lal", roles: ["PGR_LME"], ...over });
type Created = { created: { temporaryPassword: string; employee: Employee } };
async function created(over: object = {}, token = admin): Promise<Created["created"]> {
  const { data, errors } = await city.identity<Created>(CREATE, { input: input(over) }, { token });
  expect(errors).toEqual([]);
  return (data as Created).created;
}
const signIn = (username: string, password: string) =>
  city.identity<{ session: { accessToken: string; refreshToken: string } }>(SIGN_IN, { username, password });
/** An employee who has chosen a password of their own, signed in. */
async function working(over: object = {}) {
  const { employee, temporaryPassword } = await created(over);
  const first = (await signIn(employee.username, temporaryPassword)).data?.session;
  await city.identity(
    "mutation ($a: String!, $b: String!) { changePassword(current: $a, next: $b) }",
    { a: temporaryPassword, b: "green tractor in rain" },
    { token: first?.accessToken },
  );
  const second = await city.identity<{ session: { accessToken: string; refreshToken: string } }>(REFRESH, { token: first?.refreshToken });
  return { ...employee, ...(second.data?.session as { accessToken: string; refreshToken: string }) };
}
const lastEvent = async (id: string) =>
  (
    await city.sql<{ payload: { version: number; active: boolean; reportsTo: string | null; cities: object } }>(
      "select payload from event where type = 'identity.employee-changed' and key = ? order by seq desc limit 1",
      [id],
    )
  )[0]?.payload;
const faultOf = (answer: { errors: { extensions: { fields?: { path: string; code: string }[] } }[] }) =>
  answer.errors[0]?.extensions.fields?.map(({ path, code }) => ({ path, code }));

test("an administrator creates an employee of their city; everyone hears of it by event", async () => {
  const { employee, temporaryPassword } = await created({
    mobile: "+91 98765 43210",
    departments: ["DEPT_1"],
    wards: ["B1"],
    designation: "Lineman",
    reportsTo: demoId("supervisor@pb.amritsar"),
  });
  expect(employee).toMatchObject({
    name: "Tarsem Lal",
    mobile: "9876543210",
    designation: "Lineman",
    active: true,
    mustChangePassword: true,
    reportsTo: demoId("supervisor@pb.amritsar"),
  });
  expect(employee.username).toBe(`new${counter}@pb.amritsar`);
  expect(temporaryPassword).toHaveLength(14);
  expect(await lastEvent(employee.id)).toMatchObject({
    version: 1,
    active: true,
    cities: { [AMRITSAR]: { roles: ["PGR_LME"], departments: ["DEPT_1"], wards: ["B1"] } },
  });
  expect(JSON.stringify(await lastEvent(employee.id))).not.toContain("9876543210");
});

test("a temporary password gives no rights but to change it", async () => {
  const { employee, temporaryPassword } = await created({ roles: ["GRO"] });
  const first = (await signIn(employee.username, temporaryPassword)).data?.session;
  expect(decodeJwt(first?.accessToken as string).cities).toEqual({});
  const me = await city.identity("{ me { mustChangePassword cities { city } } }", {}, { token: first?.accessToken });
  expect(me.data).toEqual({ me: { mustChangePassword: true, cities: [] } });
  expect((await city.identity(LIST, { city: AMRITSAR }, { token: first?.accessToken })).code).toBe("FORBIDDEN");
  await city.identity(
    "mutation ($a: String!, $b: String!) { changePassword(current: $a, next: $b) }",
    { a: temporaryPassword, b: "green tractor in rain" },
    { token: first?.accessToken },
  );
  const second = await city.identity<{ session: { accessToken: string } }>(REFRESH, { token: first?.refreshToken });
  expect(decodeJwt(second.data?.session.accessToken as string).cities).toEqual({
    [AMRITSAR]: { roles: ["GRO"], departments: [], wards: [] },
  });
  expect((await signIn(employee.username, temporaryPassword)).code).toBe("UNAUTHENTICATED");
});

test("only administrators of the very city may manage its employees", async () => {
  const others = [
    undefined,
    await city.citizen(),
    await city.employee({ [AMRITSAR]: { roles: ["GRO", "SUPERVISOR", "CSR"] } }),
    await city.employee({ "pb.jalandhar": { roles: ["CITY_ADMIN"] } }),
    await city.employee({ "pb.amritsar.east": { roles: ["CITY_ADMIN"] } }),
  ];
  for (const token of others) {
    const refusal = token ? "FORBIDDEN" : "UNAUTHENTICATED";
    expect((await city.identity(CREATE, { input: input() }, { token })).code).toBe(refusal);
    expect(
      (await city.identity(UPDATE, { input: { id: demoId("lme@pb.amritsar"), city: AMRITSAR, roles: ["GRO"] } }, { token })).code,
    ).toBe(refusal);
    for (const mutation of [DEACTIVATE, REACTIVATE])
      expect((await city.identity(mutation, { id: demoId("lme@pb.amritsar"), reason: "just so" }, { token })).code).toBe(
        token ? "NOT_FOUND" : "UNAUTHENTICATED",
      );
    expect(
      (
        await city.identity(
          "mutation ($id: ID!) { resetEmployeePassword(id: $id) { temporaryPassword } }",
          { id: demoId("lme@pb.amritsar") },
          { token },
        )
      ).code,
    ).toBe(token ? "NOT_FOUND" : "UNAUTHENTICATED");
  }
});

test("an administrator reaches nobody of another city, however they name the city", async () => {
  const stranger = demoId("lme@pb.jalandhar");
  expect((await city.identity(UPDATE, { input: { id: stranger, city: AMRITSAR, roles: ["GRO"] } }, { token: admin })).code).toBe(
    "NOT_FOUND",
  );
  expect((await city.identity(UPDATE, { input: { id: stranger, city: "pb.jalandhar", roles: ["GRO"] } }, { token: admin })).code).toBe(
    "FORBIDDEN",
  );
  expect((await city.identity(CREATE, { input: input({ city: "pb.jalandhar" }) }, { token: admin })).code).toBe("FORBIDDEN");
  expect((await city.identity(CREATE, { input: input({ city: "pb" }) }, { token: admin })).code).toBe("FORBIDDEN");
  for (const id of [randomUUID(), "x", "------------------------------------"])
    expect((await city.identity(DEACTIVATE, { id, reason: "just so" }, { token: admin })).code).toBe("NOT_FOUND");
});

test("a role exists as soon as a service of the city gives it a permission, and can be given", async () => {
  const { employee } = await created({ roles: ["DOG_CATCHER"] });
  const { data } = await city.identity<{ roles: { code: string; name: string }[] }>(
    "{ roles { code name description } }",
    {},
    { token: admin },
  );
  expect(data?.roles).toContainEqual({ code: "DOG_CATCHER", name: "DOG_CATCHER", description: "" });
  expect(data?.roles).toContainEqual(expect.objectContaining({ code: "PGR_LME", name: "Field worker" }));
  expect(employee.id).toBeTruthy();
});

test("roles that do not exist, and the state's own, cannot be given", async () => {
  for (const roles of [["STATE_ADMIN"], ["SUPERUSER"], ["PGR_LME", "SYSTEM"]])
    expect(faultOf(await city.identity(CREATE, { input: input({ roles }) }, { token: admin }))).toEqual([
      { path: "input.roles", code: "field.unknown" },
    ]);
  expect(
    faultOf(await city.identity(UPDATE, { input: { id: demoId("lme@pb.amritsar"), city: AMRITSAR, roles: [] } }, { token: admin })),
  ).toEqual([{ path: "input.roles", code: "field.required" }]);
});

test("every fault of a new employee is named at once", async () => {
  const bad = input({ username: "not allowed", name: "1", mobile: "12", roles: [], departments: ["<b>"], wards: ["NOT_A_WARD"] });
  expect(faultOf(await city.identity(CREATE, { input: bad }, { token: admin }))?.map((fault) => fault.path)).toEqual([
    "input.username",
    "input.name",
    "input.roles",
    "input.mobile",
    "input.departments",
    "input.wards",
  ]);
});

test("user name and mobile number belong to one employee each, also when two are created at the same moment", async () => {
  const { employee } = await created({ mobile: "9876500001" });
  const local = employee.username.split("@")[0];
  expect(
    faultOf(await city.identity(CREATE, { input: input({ username: local?.toUpperCase(), mobile: "9876500001" }) }, { token: admin })),
  ).toEqual([
    { path: "input.username", code: "field.taken" },
    { path: "input.mobile", code: "field.taken" },
  ]);
  const both = await Promise.all([1, 2, 3].map(() => city.identity(CREATE, { input: input({ mobile: "9876500002" }) }, { token: admin })));
  expect(both.filter((one) => one.errors.length === 0)).toHaveLength(1);
  expect(both.filter((one) => one.code === "BAD_USER_INPUT")).toHaveLength(2);
});

test("more wards than a token can carry are refused", async () => {
  const wards = Array.from({ length: 200 }, (_, i) => `WARD_NUMBER_${i}`);
  expect(faultOf(await city.identity(CREATE, { input: input({ wards }) }, { token: admin }))).toEqual([
    { path: "input.wards", code: "employee.tooMuch" },
  ]);
  expect(
    faultOf(await city.identity(UPDATE, { input: { id: demoId("lme@pb.amritsar"), city: AMRITSAR, wards } }, { token: admin })),
  ).toEqual([{ path: "input.wards", code: "employee.tooMuch" }]);
});

test("nobody comes to report to themselves, directly, over others, or by two changes at once", async () => {
  const [top, middle, low] = [demoId("gro@pb.amritsar"), demoId("supervisor@pb.amritsar"), demoId("lme@pb.amritsar")];
  const report = (id: string, reportsTo: string) => city.identity(UPDATE, { input: { id, city: AMRITSAR, reportsTo } }, { token: admin });
  for (const [id, to] of [
    [low, low],
    [top, low],
    [middle, low],
  ] as const)
    expect(faultOf(await report(id, to))).toEqual([{ path: "input.reportsTo", code: "employee.circle" }]);
  const [one, other] = [(await created()).employee.id, (await created()).employee.id];
  const both = await Promise.all([report(one, other), report(other, one)]);
  expect(both.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
});

test("a manager works in the same city and is still here", async () => {
  const gone = (await created()).employee.id;
  await city.identity(DEACTIVATE, { id: gone, reason: "moved away" }, { token: admin });
  for (const reportsTo of [demoId("gro@pb.jalandhar"), randomUUID(), gone, "x"])
    expect(faultOf(await city.identity(CREATE, { input: input({ reportsTo }) }, { token: admin }))).toEqual([
      { path: "input.reportsTo", code: "field.unknown" },
    ]);
});

test("what is left out of a change stays, null empties", async () => {
  const { employee } = await created({
    mobile: "9876500003",
    designation: "Lineman",
    reportsTo: demoId("supervisor@pb.amritsar"),
    departments: ["DEPT_1"],
  });
  const update = (change: object) =>
    city.identity<{ updated: object }>(UPDATE, { input: { id: employee.id, city: AMRITSAR, ...change } }, { token: admin });
  expect((await update({ name: "Tarsem Chand" })).data?.updated).toMatchObject({
    name: "Tarsem Chand",
    mobile: "9876500003",
    designation: "Lineman",
    reportsTo: demoId("supervisor@pb.amritsar"),
  });
  expect((await update({ mobile: null, designation: null, reportsTo: null, departments: [] })).data?.updated).toMatchObject({
    mobile: null,
    designation: null,
    reportsTo: null,
    employments: [{ city: AMRITSAR, roles: ["PGR_LME"], departments: [], wards: [] }],
  });
});

test("changed roles count at once: the old token is refused, the refreshed one has the new rights", async () => {
  const one = await working({ roles: ["GRO"] });
  expect((await city.identity(LIST, { city: AMRITSAR }, { token: one.accessToken })).errors).toEqual([]);
  expect((await city.identity(UPDATE, { input: { id: one.id, city: AMRITSAR, roles: ["PGR_VIEWER"] } }, { token: admin })).errors).toEqual(
    [],
  );
  await city.honourRevocations();
  expect((await city.identity(LIST, { city: AMRITSAR }, { token: one.accessToken })).code).toBe("UNAUTHENTICATED");
  city.pass(1);
  const next = await city.identity<{ session: { accessToken: string } }>(REFRESH, { token: one.refreshToken });
  expect(decodeJwt(next.data?.session.accessToken as string).cities).toMatchObject({ [AMRITSAR]: { roles: ["PGR_VIEWER"] } });
  expect((await city.identity(LIST, { city: AMRITSAR }, { token: next.data?.session.accessToken })).code).toBe("FORBIDDEN");
});

test("a change that touches no rights ends nobody's token", async () => {
  const one = await working();
  await city.identity(UPDATE, { input: { id: one.id, city: AMRITSAR, designation: "Fitter", roles: ["PGR_LME"] } }, { token: admin });
  await city.honourRevocations();
  expect((await city.identity("{ me { id } }", {}, { token: one.accessToken })).data).toEqual({ me: { id: one.id } });
});

test("a deactivated employee loses tokens and session at once and cannot sign in; reactivated they can, with a new session", async () => {
  const one = await working();
  const answer = await city.identity(DEACTIVATE, { id: one.id, reason: "Transferred to Moga" }, { token: admin });
  expect(answer.data).toEqual({ deactivateEmployee: { id: one.id, active: false, inactiveReason: "Transferred to Moga" } });
  await city.honourRevocations();
  expect((await city.identity("{ me { id } }", {}, { token: one.accessToken })).code).toBe("UNAUTHENTICATED");
  expect((await city.identity(REFRESH, { token: one.refreshToken })).code).toBe("UNAUTHENTICATED");
  const refused = await signIn(one.username, "green tractor in rain");
  expect([refused.code, refused.errors[0]?.message]).toEqual([
    "UNAUTHENTICATED",
    "This account is not active. Please ask your administrator.",
  ]);
  expect(await lastEvent(one.id)).toMatchObject({ active: false });
  await expect(city.services("identity").call("identity", "contactOf", { personId: one.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await city.identity(DEACTIVATE, { id: one.id, reason: "once more" }, { token: admin })).code).toBe("CONFLICT");
  expect((await city.identity(REACTIVATE, { id: one.id, reason: "Came back" }, { token: admin })).errors).toEqual([]);
  expect((await city.identity(REFRESH, { token: one.refreshToken })).code).toBe("UNAUTHENTICATED");
  expect((await signIn(one.username, "green tractor in rain")).errors).toEqual([]);
});

test("a reason is needed to deactivate, and kept with who did it", async () => {
  const { employee } = await created();
  for (const reason of ["", "  ", "x", "x".repeat(501)])
    expect(faultOf(await city.identity(DEACTIVATE, { id: employee.id, reason }, { token: admin }))?.[0]?.path).toBe("reason");
  await city.identity(DEACTIVATE, { id: employee.id, reason: "End of contract" }, { token: admin });
  expect(await city.sql("select action, reason, by_id from employee_change where employee_id = ? order by id", [employee.id])).toEqual([
    { action: "CREATE", reason: null, by_id: demoId("admin@pb.amritsar") },
    { action: "DEACTIVATE", reason: "End of contract", by_id: demoId("admin@pb.amritsar") },
  ]);
});

test("administrators neither deactivate themselves nor drop their own role, and a city keeps its last one", async () => {
  const me = demoId("admin@pb.amritsar");
  expect((await city.identity(DEACTIVATE, { id: me, reason: "enough" }, { token: admin })).code).toBe("FORBIDDEN");
  expect((await city.identity(UPDATE, { input: { id: me, city: AMRITSAR, roles: ["GRO"] } }, { token: admin })).code).toBe("FORBIDDEN");
  const state = await city.employee({ pb: { roles: ["STATE_ADMIN"] } });
  expect((await city.identity(DEACTIVATE, { id: me, reason: "enough" }, { token: state })).code).toBe("CONFLICT");
  expect((await city.identity(UPDATE, { input: { id: me, city: AMRITSAR, roles: ["GRO"] } }, { token: state })).code).toBe("CONFLICT");
  // Two administrators who remove each other at the same moment: one stays.
  const second = (await created({ roles: ["CITY_ADMIN"] })).employee.id;
  const secondToken = await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } }, second);
  const both = await Promise.all([
    city.identity(DEACTIVATE, { id: second, reason: "no more" }, { token: admin }),
    city.identity(DEACTIVATE, { id: me, reason: "no more" }, { token: secondToken }),
  ]);
  expect(both.map((one) => one.code).filter((code) => code === "CONFLICT")).toHaveLength(1);
  // Whoever lost, the first goes on, with a token younger than what may have ended theirs.
  await city.sql("update employee set active = true where id = ?", [me]);
  city.pass(1);
  admin = await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } }, me);
});

test("of who works in two cities, an administrator of one changes that city's rights and nothing that holds in both", async () => {
  const one = await working({ mobile: "9876500004" });
  const state = await city.employee({ pb: { roles: ["STATE_ADMIN"] } });
  expect((await city.identity(UPDATE, { input: { id: one.id, city: "pb.jalandhar", roles: ["CSR"] } }, { token: state })).errors).toEqual(
    [],
  );
  const own = { id: one.id, city: AMRITSAR };
  expect((await city.identity(UPDATE, { input: { ...own, roles: ["CSR"] } }, { token: admin })).data).toMatchObject({
    updated: { employments: [{ city: AMRITSAR, roles: ["CSR"] }] },
  });
  expect((await city.identity(UPDATE, { input: { ...own, mobile: "9876500005" } }, { token: admin })).code).toBe("FORBIDDEN");
  expect((await city.identity(DEACTIVATE, { id: one.id, reason: "no more" }, { token: admin })).code).toBe("FORBIDDEN");
  expect(
    (await city.identity("mutation ($id: ID!) { resetEmployeePassword(id: $id) { temporaryPassword } }", { id: one.id }, { token: admin }))
      .code,
  ).toBe("FORBIDDEN");
});

test("a lost password is replaced by a temporary one; sessions end and a lock is lifted", async () => {
  const one = await working();
  for (let i = 0; i < 5; i++) await signIn(one.username, `guess-${i}`);
  expect((await signIn(one.username, "green tractor in rain")).code).toBe("RATE_LIMITED");
  const reset = await city.identity<{ created: { temporaryPassword: string } }>(
    "mutation ($id: ID!) { created: resetEmployeePassword(id: $id) { temporaryPassword } }",
    { id: one.id },
    { token: admin },
  );
  await city.honourRevocations();
  expect((await city.identity("{ me { id } }", {}, { token: one.accessToken })).code).toBe("UNAUTHENTICATED");
  expect((await signIn(one.username, "green tractor in rain")).code).toBe("UNAUTHENTICATED");
  const again = await signIn(one.username, reset.data?.created.temporaryPassword as string);
  expect(decodeJwt(again.data?.session.accessToken as string).cities).toEqual({});
});

test("employees are found by name, user name, role and department, page by page, and only in the reader's city", async () => {
  const find = async (variables: object) =>
    (
      await city.identity<{ employees: { totalCount: number; nodes: Employee[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
        LIST,
        { city: "pb.phagwara", ...variables },
        { token: phagwara },
      )
    ).data?.employees;
  const phagwara = await city.employee({ "pb.phagwara": { roles: ["GRO"] } });
  expect((await find({}))?.totalCount).toBe(11);
  expect((await find({ search: "navdeep" }))?.nodes.map((one) => one.name)).toEqual(["Navdeep Kaur"]);
  expect((await find({ search: "csr@" }))?.nodes.map((one) => one.username)).toEqual(["csr@pb.phagwara"]);
  expect((await find({ search: "PGR_LME" }))?.totalCount).toBe(3);
  expect((await find({ search: "DEPT_25" }))?.nodes.map((one) => one.username).sort()).toEqual(["dgro@pb.phagwara", "lme2@pb.phagwara"]);
  expect((await find({ role: "PGR_LME", department: "DEPT_25" }))?.nodes.map((one) => one.username)).toEqual(["lme2@pb.phagwara"]);
  expect((await find({ role: "PGR_LME", search: "dgro" }))?.totalCount).toBe(0);
  for (const search of ["%", "_", "\\", "'; drop table employee; --"]) expect((await find({ search }))?.totalCount).toBe(0);
  expect((await find({ active: false }))?.totalCount).toBe(0);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await find({ first: 3, after });
    seen.push(...(page?.nodes ?? []).map((one) => one.id));
    after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after);
  expect(new Set(seen).size).toBe(11);
  expect(seen).toHaveLength(11);
  const forged = Buffer.from(JSON.stringify(["a", "not a uuid"])).toString("base64url");
  for (const bad of ["x", forged])
    expect((await city.identity(LIST, { city: "pb.phagwara", after: bad }, { token: phagwara })).code).toBe("BAD_USER_INPUT");
});

test("citizens see an officer's name and designation and nothing more; strangers see nothing", async () => {
  const id = demoId("gro@pb.amritsar");
  const ONE = "query ($id: ID!) { employee(id: $id) { name designation username mobile active reportsTo employments { city } } }";
  expect((await city.identity(ONE, { id }, { token: await city.citizen() })).data).toEqual({
    employee: {
      name: "Gurpreet Kaur",
      designation: "Grievance Routing Officer",
      username: null,
      mobile: null,
      active: null,
      reportsTo: null,
      employments: null,
    },
  });
  expect(
    (await city.identity(ONE, { id }, { token: await city.employee({ "pb.jalandhar": { roles: ["CITY_ADMIN"] } }) })).data,
  ).toMatchObject({ employee: { username: null } });
  expect((await city.identity(ONE, { id })).data).toEqual({ employee: null });
  expect((await city.identity(ONE, { id: "x" }, { token: admin })).data).toEqual({ employee: null });
});

test("many employees are resolved for other subgraphs in the order asked, null where unknown", async () => {
  const ids = [demoId("gro@pb.amritsar"), randomUUID(), demoId("lme@pb.amritsar"), demoId("gro@pb.amritsar")];
  const { data } = await city.identity<{ _entities: ({ name: string } | null)[] }>(
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Employee { name } } }",
    { r: ids.map((id) => ({ __typename: "Employee", id })) },
    { token: await city.citizen() },
  );
  expect(data?._entities.map((one) => one?.name ?? null)).toEqual(["Gurpreet Kaur", null, "Rajinder Singh", "Gurpreet Kaur"]);
});

test("the line of the demo city runs from field worker to supervisor to routing officer to administrator", async () => {
  const line = await city.sql<{ username: string }>(
    `with recursive line (id, depth) as (select ?::uuid, 0 union all select e.reports_to, l.depth + 1 from employee e join line l on e.id = l.id where e.reports_to is not null)
     select e.username from line l join employee e on e.id = l.id order by l.depth`,
    [demoId("lme@pb.amritsar")],
  );
  expect(line.map((one) => one.username)).toEqual(["lme@pb.amritsar", "supervisor@pb.amritsar", "gro@pb.amritsar", "admin@pb.amritsar"]);
});

test("the roles that can be given are named in the reader's language", async () => {
  const { data } = await city.identity<{ roles: { code: string; name: string }[] }>(
    "{ roles { code name description } }",
    {},
    { token: admin, locale: "hi" },
  );
  expect(data?.roles.find((role) => role.code === "GRO")?.name).toBe("शिकायत वितरण अधिकारी");
  expect((await city.identity("{ roles { code } }")).code).toBe("UNAUTHENTICATED");
});

test("departments and wards that the city does not have are refused; those already held stay valid", async () => {
  for (const wrong of [{ departments: ["DEPT_99"] }, { wards: ["REVENUE_ONLY"] }]) {
    const path = `input.${Object.keys(wrong)[0]}`;
    expect(faultOf(await city.identity(CREATE, { input: input(wrong) }, { token: admin }))).toEqual([{ path, code: "field.unknown" }]);
  }
  // lme2 of the seed holds departments that this test's city was never told of.
  const held = { id: demoId("lme2@pb.amritsar"), city: AMRITSAR, wards: ["B1"] };
  expect((await city.identity(UPDATE, { input: held }, { token: admin })).errors).toEqual([]);
  const unheard = await city.employee({ "pb.phagwara": { roles: ["CITY_ADMIN"] } });
  expect(faultOf(await city.identity(CREATE, { input: input({ city: "pb.phagwara" }) }, { token: unheard }))).toEqual([
    { path: "input.city", code: "field.unknown" },
  ]);
});
