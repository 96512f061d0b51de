import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SmallCity, startSmallCity } from "./support/small-city.ts";

/** Each limit has a request that passes just below it and one that is refused just above: a limit that vanishes fails its test. */
describe("limits of the edge, before planning", () => {
  let city: SmallCity;
  beforeAll(async () => {
    city = await startSmallCity({
      LIMIT_DEPTH: "4",
      LIMIT_ALIASES: "3",
      LIMIT_ROOT_FIELDS: "5",
      LIMIT_MUTATIONS: "2",
      LIMIT_FIELDS: "20",
      LIMIT_TOKENS: "120",
      LIMIT_COST: "500",
      LIMIT_BODY_BYTES: "4000",
    });
  });
  afterAll(() => city.stop());

  const code = async (query: string, variables?: object) => {
    const answer = await city.ask(query, variables ? { variables } : {});
    return answer.errors[0]?.extensions.code ?? "ok";
  };
  const nested = (levels: number) => `{ complaint(id: 1) { ${"related { ".repeat(levels)} id ${"} ".repeat(levels)} } }`;
  const repeated = (count: number, field: (index: number) => string) => Array.from({ length: count }, (_, index) => field(index)).join(" ");

  it("refuses a query nested deeper than the limit", async () => {
    expect(await code(nested(2))).toBe("ok");
    expect(await code(nested(3))).toBe("TOO_COMPLEX");
  });

  it("sees depth through fragments, and refuses a fragment that contains itself", async () => {
    expect(
      await code(
        `{ complaint(id: 1) { ...A } } fragment A on Complaint { related { ...B } } fragment B on Complaint { related { related { id } } }`,
      ),
    ).toBe("TOO_COMPLEX");
    expect(await code(`{ complaint(id: 1) { ...A } } fragment A on Complaint { id ...A }`)).toBe("BAD_USER_INPUT");
  });

  it("refuses more aliases than the limit, wherever they stand", async () => {
    expect(await code(`{ complaint(id: 1) { ${repeated(3, (i) => `a${i}: id`)} } }`)).toBe("ok");
    expect(await code(`{ complaint(id: 1) { ${repeated(4, (i) => `a${i}: id`)} } }`)).toBe("TOO_COMPLEX");
    expect(await code(`{ complaint(id: 1) { ...A } } fragment A on Complaint { ${repeated(4, (i) => `a${i}: id`)} }`)).toBe("TOO_COMPLEX");
  });

  it("refuses more root fields than the limit, and fewer for mutations", async () => {
    expect(await code("{ __typename slow: __typename crews { name } }")).toBe("ok");
    expect(await code("{ crews { name } crews { name } crews { name } crews { name } crews { name } crews { name } }")).toBe("TOO_COMPLEX");
    const rename = (i: number) => `m${i}: rename(id: 1, street: "x") { id }`;
    expect(await code(`mutation { ${repeated(2, rename)} }`)).toBe("ok");
    expect(await code(`mutation { ${repeated(3, rename)} }`)).toBe("TOO_COMPLEX");
  });

  it("refuses fragments that unfold into more fields than the limit, at once", async () => {
    const bomb = `{ complaint(id: 1) { ...F0 } } ${repeated(6, (i) => `fragment F${i} on Complaint { ...F${i + 1} ...F${i + 1} }`)} fragment F6 on Complaint { id }`;
    const started = performance.now();
    expect(await code(bomb)).toBe("TOO_COMPLEX");
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("refuses a document of more tokens than the limit", async () => {
    expect(await code(`{ complaint(id: 1) { ${"id ".repeat(15)} } }`)).toBe("ok");
    expect(await code(`{ complaint(id: 1) { id @skip(if: false) ${"@skip(if: false) ".repeat(30)} } }`)).toBe("TOO_COMPLEX");
  });

  it("refuses an answer of more objects than the limit, by literals, variables, defaults and multiplied lists", async () => {
    expect(await code("{ complaints(first: 100) { nodes { id related { id } } } }")).toBe("ok");
    expect(await code("{ complaints(first: 1000) { nodes { id } } }")).toBe("TOO_COMPLEX");
    const byVariable = "query Q($n: Int) { complaints(first: $n) { nodes { related { id } } } }";
    expect(await code(byVariable, { n: 10 })).toBe("ok");
    expect(await code(byVariable, { n: 400 })).toBe("TOO_COMPLEX");
    expect(await code("query Q($n: Int = 400) { complaints(first: $n) { nodes { related { id } } } }")).toBe("TOO_COMPLEX");
    expect(await code("{ complaints(first: 30) { nodes { others(first: 30) { nodes { id } } } } }")).toBe("TOO_COMPLEX");
  });

  it("refuses a body larger than the limit", async () => {
    const answer = await city.ask(`{ complaint(id: "${"x".repeat(5000)}") { id } }`);
    expect(answer.status).toBe(413);
    expect(answer.errors[0]?.extensions.code).toBe("TOO_COMPLEX");
  });

  it("refuses batches", async () => {
    const response = await fetch(`${city.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([{ query: "{ crews { name } }" }, { query: "{ crews { name } }" }]),
    });
    expect(((await response.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code).toBe("TOO_COMPLEX");
  });

  it("asks no subgraph anything for a refused operation", async () => {
    const before = city.graph.complaints.requests.length;
    await code(nested(9));
    await code("{ complaints(first: 100000) { nodes { id } } }");
    expect(city.graph.complaints.requests.length).toBe(before);
  });

  it.each([
    ["en", "nested too deeply"],
    ["hi", "गहरी"],
    ["ur", "گہری"],
  ])("says why in the caller's language: %s", async (locale, text) => {
    const { errors } = await city.ask(nested(9), { headers: { "accept-language": locale } });
    expect(errors[0]?.message).toContain(text);
  });
});

describe("limits of the edge, with introspection and rates", () => {
  let city: SmallCity;
  beforeAll(async () => {
    city = await startSmallCity({ RATE_PER_SECOND: "1", RATE_BURST: "5", RATE_LOCAL: "0" });
  });
  afterAll(() => city.stop());

  it("answers GraphiQL's introspection by default limits", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    const { data, errors } = await city.ask(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }));
    expect(errors).toEqual([]);
    expect(data?.__schema).toBeTruthy();
  });

  it("refuses a client that asks too often, and tells it when to come back; another client is served", async () => {
    const from = (address: string) => city.ask("{ crews { name } }", { headers: { "x-forwarded-for": address } });
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await from("203.0.113.7"));
    expect(answers.slice(0, 5).every((answer) => answer.status === 200)).toBe(true);
    expect(answers[5]?.status).toBe(429);
    expect(answers[5]?.errors[0]?.extensions.code).toBe("RATE_LIMITED");
    expect(Number(answers[5]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("203.0.113.8")).status).toBe(200);
  });

  it("counts a whole IPv6 network as one client: its addresses cost nothing", async () => {
    const from = (host: number) => city.ask("{ crews { name } }", { headers: { "x-forwarded-for": `2001:db8:7:7::${host}` } });
    const statuses = [];
    for (let host = 1; host <= 6; host++) statuses.push((await from(host)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});
