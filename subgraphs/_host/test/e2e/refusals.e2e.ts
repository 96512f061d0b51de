import { randomUUID } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { type Client, type GraphAnswer, newMobile, until } from "../support/graph.ts";
import { sharedCity } from "../support/shared-city.ts";

// Every refusal as a stranger at the front door sees it: one of the closed list of codes, in their language, and nothing of the server.

const { graph } = sharedCity();
const CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "CONFLICT",
  "ACTION_NOT_ALLOWED",
  "RATE_LIMITED",
  "TOO_COMPLEX",
  "UNAVAILABLE",
];
const SCRIPT = { hi: /[\u0900-\u097f]/, ur: /[\u0600-\u06ff]/ } as const;
/** What would tell somebody how the server is made: SQL, stacks, files, classes of the libraries. */
const INSIDES =
  /\b(select|insert into|update|delete from) \w|relation "|constraint|duplicate key|\bat \S+ \(|node_modules|\/subgraphs\/|\.ts\b|Exception|MikroORM|Kysely|TypeGraphQL|postgres|stacktrace|ECONN|127\.0\.0\.1/i;

type Refusal = Pick<GraphAnswer<unknown>, "errors">;
const seen: Refusal[] = [];
afterAll(() => {
  // Over all of them, whatever each test looked at.
  for (const { errors } of seen) {
    for (const error of errors) expect(CODES).toContain(error.extensions.code);
    expect(JSON.stringify(errors)).not.toMatch(INSIDES);
  }
});

/** Asks in a language, and answers the one refusal that comes of it. */
async function refusal(client: Client, query: string, variables: Record<string, unknown> = {}, locale: "en" | "hi" | "ur" = "en") {
  const answer = await client.ask(query, variables, { locale });
  seen.push(answer);
  const [error] = answer.errors;
  if (!error) throw new Error(`nothing was refused: ${JSON.stringify(answer.data)}`);
  expect(error.extensions.correlationId).toBeTruthy();
  return { ...error.extensions, message: error.message, path: error.path };
}

const REQUEST = "mutation ($mobile: String!) { requestOtp(mobile: $mobile) { sentTo } }";
const VERIFY =
  "mutation ($mobile: String!, $code: String!, $name: String) { verifyOtp(mobile: $mobile, code: $code, name: $name) { accessToken } }";
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number } }";
const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { version } }";
const complaint = (change: Record<string, unknown> = {}) => ({
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
  ...change,
});
const filedBy = async (client: Client, change: Record<string, unknown> = {}) =>
  (await client.must<{ fileComplaint: { id: string; number: string } }>(FILE, { input: complaint(change) })).fileComplaint;

describe("a one-time code", () => {
  test("that is wrong, and one that was used, even twice at once, lets nobody in", async () => {
    const phone = graph.stranger();
    const mobile = newMobile();
    await phone.must(REQUEST, { mobile });
    expect((await refusal(phone, REQUEST, { mobile }, "hi")).code).toBe("RATE_LIMITED");
    const code = await until(async () => /\d{6}/.exec((await graph.messagesTo(mobile))[0]?.text ?? "")?.[0]);
    const wrong = code === "111111" ? "222222" : "111111";
    const refused = await refusal(phone, VERIFY, { mobile, code: wrong, name: "Harpreet Kaur" }, "ur");
    expect(refused.code).toBe("BAD_USER_INPUT");
    expect(JSON.stringify(refused)).toMatch(SCRIPT.ur);
    const twice = await Promise.all([1, 2].map(() => phone.ask(VERIFY, { mobile, code, name: "Harpreet Kaur" })));
    expect(twice.filter((answer) => answer.data?.verifyOtp !== undefined && answer.errors.length === 0)).toHaveLength(1);
    expect((await refusal(phone, VERIFY, { mobile, code, name: "Harpreet Kaur" }, "hi")).code).toBe("BAD_USER_INPUT");
  });
});

describe("a token", () => {
  const parts = (token: string) => token.split(".") as [string, string, string];
  const claims = (token: string) => JSON.parse(Buffer.from(parts(token)[1], "base64url").toString("utf8")) as Record<string, unknown>;
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  test("that was made up or changed is refused by every subgraph, in the caller's language", async () => {
    const gro = await graph.employee("gro@pb.jalandhar");
    const [header, , signature] = parts(gro.token);
    const more = { ...claims(gro.token), cities: { "pb.amritsar": { roles: ["CITY_ADMIN"], departments: [], wards: [] } } };
    const longer = { ...claims(gro.token), exp: Math.floor(Date.now() / 1000) + 90_000 };
    const forged = [
      `${header}.${encoded(more)}.${signature}`,
      `${header}.${encoded(longer)}.${signature}`,
      `${encoded({ alg: "none" })}.${encoded(more)}.`,
      "no token at all",
      "x".repeat(5000),
    ];
    for (const token of forged) {
      const somebody = graph.stranger(token);
      for (const query of [
        "{ me { id } }",
        "{ cases { nodes { id } } }",
        '{ complaints(city: "pb.amritsar") { nodes { id } } }',
        "{ notifications { unreadCount } }",
      ]) {
        const refused = await refusal(somebody, query, {}, "hi");
        expect(refused.code).toBe("UNAUTHENTICATED");
        expect(refused.message).toMatch(SCRIPT.hi);
      }
    }
  });

  test("of another city sees nothing here and may do nothing here", async () => {
    const citizen = await graph.citizen();
    const { id, number } = await filedBy(citizen);
    const elsewhere = await graph.employee("gro@pb.jalandhar");
    expect(await elsewhere.must("query ($id: ID) { complaint(id: $id) { id } }", { id })).toEqual({ complaint: null });
    expect(await elsewhere.must("query ($number: String) { complaint(number: $number) { id } }", { number })).toEqual({ complaint: null });
    const listed = "query ($number: String) { cases(filter: { number: $number }) { nodes { id } } }";
    expect(await elsewhere.must(listed, { number })).toEqual({ cases: { nodes: [] } });
    expect((await refusal(elsewhere, '{ complaints(city: "pb.amritsar") { nodes { id } } }', {}, "ur")).code).toBe("FORBIDDEN");
    expect((await refusal(elsewhere, ACT, { input: { id, action: "REJECT", comment: "not ours" } }, "ur")).code).toBe("NOT_FOUND");
    const stranger = await graph.citizen("Amrit Pal");
    expect(await stranger.must("query ($id: ID) { complaint(id: $id) { id } }", { id })).toEqual({ complaint: null });
    expect((await refusal(stranger, ACT, { input: { id, action: "COMMENT", comment: "hello" } }, "hi")).code).toBe("NOT_FOUND");
  });

  test("opens no way around the graph: representations are no part of it", async () => {
    const gro = await graph.employee("gro@pb.amritsar");
    const query = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }";
    expect((await refusal(gro, query, { of: [{ __typename: "Complaint", id: randomUUID() }] })).code).toBe("BAD_USER_INPUT");
    expect((await refusal(gro, "{ _service { sdl } }")).code).toBe("BAD_USER_INPUT");
  });
});

describe("filing and acting", () => {
  test("the same id sent twice at once is one complaint with the same answer; with other content, or of somebody else, CONFLICT", async () => {
    const citizen = await graph.citizen();
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => filedBy(citizen, { id })));
    expect(new Set(answers.map((one) => one.number)).size).toBe(1);
    const other = await refusal(citizen, FILE, { input: complaint({ id, description: "Something else altogether is wrong" }) }, "hi");
    expect(other.code).toBe("CONFLICT");
    expect(other.message).toMatch(SCRIPT.hi);
    const stranger = await graph.citizen("Amrit Pal");
    const theirs = await refusal(stranger, FILE, { input: complaint({ id }) });
    expect(theirs.code).toBe("CONFLICT");
    expect(JSON.stringify(theirs)).not.toContain(answers[0]?.number);
  });

  test.each([
    ["a description of 10,000 characters", { description: "x".repeat(10_000) }, "input.description"],
    ["a place outside the city's outline", { location: { latitude: 28.6, longitude: 77.2 } }, "input.location"],
    ["a place off the globe", { location: { latitude: 131.6, longitude: 74.8 } }, "input.location"],
    ["a category that there is not", { category: "NoSuchThing" }, "input.category"],
    ["a receipt of one's own making", { attachments: ["not.a.receipt"] }, "input.attachments.0"],
  ])("%s is refused with the path of its field, in each language, and not echoed", async (_, change, path) => {
    const citizen = await graph.citizen();
    for (const locale of ["hi", "ur"] as const) {
      const refused = await refusal(citizen, FILE, { input: complaint(change) }, locale);
      expect(refused).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path }] });
      expect(refused.fields?.[0]?.message).toMatch(SCRIPT[locale]);
      expect(JSON.stringify(refused)).not.toContain("xxxxxxxx");
    }
  });

  test("an action that the state does not allow is refused with the very reason that `actions` gives; two at once, one comes through", async () => {
    const citizen = await graph.citizen();
    const { id } = await filedBy(citizen);
    const actions = "query ($id: ID) { complaint(id: $id) { version actions { code why { message } } } }";
    const { data } = await citizen.ask<{ complaint: { version: number; actions: { code: string; why: { message: string } | null }[] } }>(
      actions,
      { id },
      { locale: "ur" },
    );
    const refused = await refusal(citizen, ACT, { input: { id, action: "RATE", rating: 5 } }, "ur");
    expect(refused.code).toBe("ACTION_NOT_ALLOWED");
    expect(refused.message).toBe(data?.complaint.actions.find((action) => action.code === "RATE")?.why?.message);
    expect(refused.message).toMatch(SCRIPT.ur);

    const gro = await graph.employee("gro@pb.amritsar");
    const supervisor = await graph.employee("admin@pb.amritsar");
    const reject = (client: Client) =>
      client.ask(ACT, { input: { id, version: data?.complaint.version, action: "REJECT", comment: "not ours" } });
    const both = await Promise.all([reject(gro), reject(supervisor)]);
    seen.push(...both);
    expect(both.map((answer) => answer.code ?? "done").sort()).toEqual(["CONFLICT", "done"]);
  });
});

describe("a file that is sent", () => {
  async function send(client: Client, content: Buffer, name: string, type: string) {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(content)], { type }), name);
    const answer = await fetch(`${graph.url}/upload`, {
      method: "POST",
      headers: { authorization: `Bearer ${client.token}`, "accept-language": "hi" },
      body,
    });
    const { errors } = (await answer.json()) as Refusal;
    seen.push({ errors });
    return { status: answer.status, ...errors[0]?.extensions };
  }

  test("a PDF that calls itself a photo is refused by what it holds", async () => {
    const refused = await send(
      await graph.citizen(),
      Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
      "lamp.jpg",
      "image/jpeg",
    );
    expect(refused).toMatchObject({ status: 400, code: "BAD_USER_INPUT", fields: [{ path: "file", code: "upload.notAnImage" }] });
    expect(refused.fields?.[0]?.message).toMatch(SCRIPT.hi);
  });

  test("a picture that would unfold into gigabytes is refused by its header", async () => {
    const refused = await send(await graph.citizen(), bomb(30_000, 30_000), "lamp.png", "image/png");
    expect(refused).toMatchObject({ status: 400, code: "BAD_USER_INPUT", fields: [{ path: "file", code: "upload.tooManyPixels" }] });
  });

  test("from somebody who is not signed in is not even read", async () => {
    expect(await send(graph.stranger("forged"), bomb(10, 10), "lamp.png", "image/png")).toMatchObject({
      status: 401,
      code: "UNAUTHENTICATED",
    });
  });
});

/** A black PNG of that size: 30,000 × 30,000 in about 100 kB. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit a pixel, grey
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("an operation that would cost the city too much", () => {
  const repeated = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, index) => of(index)).join(" ");
  const deep = (levels: number) => `{ __schema { types ${"{ fields { type ".repeat(levels)} { name } ${"} }".repeat(levels)} } }`;
  test.each([
    ["levels", deep(8), "nested too deeply"],
    ["aliases", `{ me { ${repeated(31, (index) => `a${index}: id`)} } }`, "too many aliases"],
    ["questions at once", `{ ${repeated(21, () => "me { id }")} }`, "too many things at once"],
    ["changes at once", `mutation { ${repeated(6, () => "signOut")} }`, "too many things at once"],
    ["fields", `{ me { ${"id ".repeat(1001)} } }`, "too many fields"],
    ["words", `{ me { ${"id ".repeat(3000)} } }`, "too long"],
    [
      "rows",
      "{ cases(first: 100) { nodes { timeline { attachments { id } } } } more: cases(first: 100) { nodes { timeline { attachments { id } } } } }",
      "could return too much",
    ],
  ])("too many %s: TOO_COMPLEX by that very limit, in the caller's language, before any subgraph is asked", async (_, query, reason) => {
    const gro = await graph.employee("gro@pb.amritsar");
    expect(await refusal(gro, query)).toMatchObject({ code: "TOO_COMPLEX", message: expect.stringContaining(reason) });
    expect((await refusal(gro, query, {}, "hi")).message).toMatch(SCRIPT.hi);
    expect((await gro.ask(query)).fetches).toBe(0);
  });
});
