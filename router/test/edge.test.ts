import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SmallCity, startSmallCity } from "./support/small-city.ts";

/** The status of a path that goes out byte by byte as it stands. */
const statusOf = (url: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

describe("the edge", () => {
  let city: SmallCity;
  beforeAll(async () => {
    city = await startSmallCity({ DEMO: "1", LIMIT_UPLOAD_BYTES: "5000", PORTAL_URL: "" });
  });
  afterAll(() => city.stop());

  const raw = (path: string, init?: RequestInit) => fetch(`${city.url}${path}`, init);
  const codeOf = async (response: Response) =>
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  it("answers an operation over two subgraphs and tells how many fetches it took", async () => {
    const answer = await city.ask("query Q($id: ID!) { complaint(id: $id) { street crew { name } } }", { variables: { id: "7" } });
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ complaint: { street: "Mall Road", crew: { name: "crew of 7" } } });
    expect(answer.headers.get("x-civicgraph-fetches")).toBe("2");
  });

  it("answers in the media type that the client asks for", async () => {
    const { headers } = await city.ask("{ crews { name } }", {
      headers: { accept: "application/graphql-response+json, application/json;q=0.9" },
    });
    expect(headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
    expect((await city.ask("{ crews { name } }")).headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  describe("against forged requests of other sites", () => {
    const body = JSON.stringify({ query: "{ crews { name } }" });
    it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
      "refuses a POST of %s",
      async (type) => {
        const response = await raw("/graphql", { method: "POST", headers: { "content-type": type }, body });
        expect(response.status).toBe(415);
        expect(await codeOf(response)).toBe("BAD_USER_INPUT");
      },
    );
    it("refuses a GET that a page could send by itself, and takes one with a header that needs a preflight", async () => {
      const path = `/graphql?query=${encodeURIComponent("{ crews { name } }")}`;
      expect((await raw(path)).status).toBe(400);
      expect((await raw(path, { headers: { "graphql-preflight": "1" } })).status).toBe(200);
    });
    it("takes no mutation by GET", async () => {
      const path = `/graphql?query=${encodeURIComponent('mutation { rename(id: 1, street: "x") { id } }')}`;
      const response = await raw(path, { headers: { "graphql-preflight": "1" } });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
    });
    it("takes no upload without a token", async () => {
      const form = new FormData();
      form.set("file", new Blob(["x"]), "x.jpg");
      const response = await raw("/upload", { method: "POST", body: form });
      expect(response.status).toBe(401);
      expect(await codeOf(response)).toBe("UNAUTHENTICATED");
    });
  });

  describe("bad requests", () => {
    it.each([
      ["a syntax error", "{ crews { "],
      ["an unknown field", "{ crews { colour } }"],
      ["a missing argument", "{ complaint { id } }"],
      ["a variable of the wrong type", "query Q($n: Int) { complaints(first: $n) { totalCount } }"],
      ["no operation", "fragment F on Crew { name }"],
      ["two operations and no name", "query A { crews { name } } query B { crews { name } }"],
    ])("%s is BAD_USER_INPUT", async (_what, query) => {
      const accept = "application/graphql-response+json";
      const { errors, data, status } = await city.ask(query, { variables: { n: "many" }, headers: { accept } });
      expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
      expect(errors[0]?.extensions.correlationId).toBeTruthy();
      expect(data).toBeUndefined();
      expect(status).toBe(400);
    });
    it.each(["not json", "null", '{"query": 7}', '{"query": "{ crews { name } }", "variables": []}', "{}"])(
      "the body %s is BAD_USER_INPUT",
      async (body) => {
        const response = await raw("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body });
        expect(response.status).toBe(400);
        expect(await codeOf(response)).toBe("BAD_USER_INPUT");
      },
    );
    it("an unknown address is NOT_FOUND", async () => {
      const response = await raw("/nothing");
      expect(response.status).toBe(404);
      expect(await codeOf(response)).toBe("NOT_FOUND");
    });
  });

  describe("an operation sent by its hash alone", () => {
    const query = "{ crews { name } }";
    const hash = createHash("sha256").update(query).digest("hex");
    const send = async (body: object) => {
      const response = await raw("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
    };
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    it("is asked for once with its text, and answered by the hash from then on, by GET too", async () => {
      expect((await send({ extensions })).errors?.[0]).toMatchObject({
        message: "PersistedQueryNotFound",
        extensions: { code: "PERSISTED_QUERY_NOT_FOUND" },
      });
      expect((await send({ query, extensions })).data).toEqual({ crews: [{ name: "north" }] });
      expect((await send({ extensions })).data).toEqual({ crews: [{ name: "north" }] });
      const path = `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
      expect((await raw(path, { headers: { "graphql-preflight": "1" } })).status).toBe(200);
    });
    it("with a hash that is not its own is BAD_USER_INPUT, and one that breaks a limit is not kept", async () => {
      const wrong = await send({ query: "{ crews { __typename } }", extensions });
      expect(wrong.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
      const invalid = "{ crews { colour } }";
      const its = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(invalid).digest("hex") } };
      expect((await send({ query: invalid, extensions: its })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
      expect((await send({ extensions: its })).errors?.[0]?.extensions.code).toBe("PERSISTED_QUERY_NOT_FOUND");
    });
  });

  describe("errors of subgraphs", () => {
    it("hides what a bug says, and gives its correlation id", async () => {
      const { errors, data } = await city.ask("{ broken crews { name } }", { headers: { "x-correlation-id": "caller-given-id" } });
      expect(data).toEqual({ broken: null, crews: [{ name: "north" }] });
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        path: ["broken"],
        extensions: { code: "INTERNAL_SERVER_ERROR", correlationId: "caller-given-id" },
      });
      expect(errors[0]?.message).toContain("caller-given-id");
      expect(JSON.stringify(errors)).not.toMatch(/hunter2|password|stack|serviceName/);
    });
    it("hides a code that is not of the contract", async () => {
      const { errors } = await city.ask("{ misbehaving }");
      expect(JSON.stringify(errors)).not.toMatch(/SQL|table/);
      expect(errors[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    });
    it("passes a refusal with its fields and its text, and nothing else", async () => {
      const { errors } = await city.ask("{ refused }");
      expect(errors[0]?.message).toBe("गलत");
      expect(errors[0]?.extensions).toEqual({
        code: "CONFLICT",
        correlationId: expect.any(String),
        fields: [{ path: "id", code: "x", message: "y" }],
      });
    });
  });

  describe("a subgraph that does not answer", () => {
    it("leaves the rest of the answer whole, UNAVAILABLE where it is missing; back again, it answers again", async () => {
      await city.graph.crews.down();
      const query = "{ crews { name } complaint(id: 1) { street crew { name } } }";
      const { data, errors, status } = await city.ask(query, { headers: { "accept-language": "hi" } });
      expect(status).toBe(200);
      expect(data).toEqual({ crews: null, complaint: { street: "Mall Road", crew: null } });
      expect(errors.map((error) => error.extensions.code)).toEqual(["UNAVAILABLE", "UNAVAILABLE"]);
      expect(errors.map((error) => error.path)).toContainEqual(["crews"]);
      expect(errors[0]?.message).toContain("सेवा");
      expect(JSON.stringify(errors)).not.toMatch(/ECONN|127\.0\.0\.1/);
      await city.graph.crews.up();
      expect((await city.ask(query)).errors).toEqual([]);
    });
    it("is UNAVAILABLE too when it is slow; of a write it is said that its outcome is unknown", async () => {
      const { data, errors } = await city.ask("{ slow crews { name } }");
      expect(data).toEqual({ slow: null, crews: [{ name: "north" }] });
      expect(errors[0]).toMatchObject({ path: ["slow"], extensions: { code: "UNAVAILABLE" } });
      const write = await city.ask("mutation { slowRename(id: 1) { id } }");
      expect(write.errors[0]?.message).toContain("look before you repeat");
      const asked = city.graph.complaints.requests.filter((request) => request.query.includes("slowRename"));
      expect(asked).toHaveLength(1);
    });
  });

  describe("headers", () => {
    const last = () => city.graph.complaints.requests.at(-1)?.headers ?? {};
    it("gives subgraphs the token, the language, the id, the client's address and the router's key", async () => {
      await city.ask("{ complaint(id: 1) { id } }", {
        headers: {
          authorization: "Bearer abc",
          "accept-language": "ur-PK,ur;q=0.9",
          "x-correlation-id": "id-of-the-caller",
          "x-forwarded-for": "203.0.113.9",
        },
      });
      expect(last()).toMatchObject({
        authorization: "Bearer abc",
        "accept-language": "ur",
        "x-correlation-id": "id-of-the-caller",
        "x-civicgraph-client": "203.0.113.9",
        "x-civicgraph-router-key": "router-key-of-the-test",
      });
    });
    it("believes no internal header, no strange correlation id, and passes on no cookie", async () => {
      await city.ask("{ complaint(id: 1) { id } }", {
        headers: {
          "x-civicgraph-client": "9.9.9.9",
          "x-civicgraph-router-key": "forged",
          "x-civicgraph-service": "forged",
          "x-correlation-id": "a b{}",
          cookie: "a=b",
        },
      });
      expect(last()["x-civicgraph-client"]).toBe("127.0.0.1");
      expect(last()["x-civicgraph-router-key"]).toBe("router-key-of-the-test");
      expect(last()["x-civicgraph-service"]).toBeUndefined();
      expect(last().cookie).toBeUndefined();
      expect(last()["x-correlation-id"]).toMatch(/^[0-9a-f-]{36}$/);
    });
    it("lets browsers of any origin ask, without credentials", async () => {
      const response = await raw("/graphql", {
        method: "OPTIONS",
        headers: {
          origin: "https://elsewhere.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    });
  });

  describe("what it passes on", () => {
    const upload = (bytes: number, headers: Record<string, string> = {}) => {
      const form = new FormData();
      form.set("file", new Blob([new Uint8Array(bytes)]), "x.jpg");
      return raw("/upload", { method: "POST", body: form, headers: { authorization: "Bearer abc", ...headers } });
    };
    it("streams an upload to the documents, with the key", async () => {
      expect((await upload(3000)).status).toBe(200);
      const request = city.hostRequests.at(-1);
      expect(request).toMatchObject({
        url: "/documents/upload",
        headers: { authorization: "Bearer abc", "x-civicgraph-router-key": "router-key-of-the-test" },
      });
      expect(request?.bytes).toBeGreaterThan(3000);
    });
    it("refuses an upload that is too large, whether or not it says its length", async () => {
      const response = await upload(6000);
      expect(response.status).toBe(413);
      expect(await codeOf(response)).toBe("TOO_COMPLEX");
      async function* chunks() {
        for (let i = 0; i < 10; i++) yield new Uint8Array(1000);
      }
      const chunked = await raw("/upload", {
        method: "POST",
        headers: { authorization: "Bearer abc", "content-type": "multipart/form-data; boundary=x" },
        body: Readable.toWeb(Readable.from(chunks())) as ReadableStream,
        duplex: "half",
      } as RequestInit);
      expect(chunked.status).toBe(413);
    });
    it.each([
      ["/files/0b6e-17/full?s=1&e=2", "/documents/files/0b6e-17/full?s=1&e=2"],
      ["/.well-known/jwks.json", "/identity/jwks"],
      ["/dev/messages?to=99", "/notifications/dev/messages?to=99"],
    ])("asks for %s at %s", async (from, to) => {
      const response = await raw(from);
      expect(response.status).toBe(200);
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(city.hostRequests.at(-1)?.url).toBe(to);
    });
    // As a stranger writes it: `fetch` would tidy the path up before it is sent.
    it.each([
      "/files/../../health",
      "/files/%2e%2e/%2E%2E/health",
      "/files/..%2f..%2fhealth",
      "/files/..\\..\\health",
      "/files/a/..;/../../health",
      "/files//health",
      "/files/a/b/c",
    ])("does not leave the documents by %s", async (path) => {
      const asked = city.hostRequests.length;
      expect(await statusOf(city.url, path)).toBe(404);
      expect(city.hostRequests.slice(asked)).toEqual([]);
    });
  });

  describe("health", () => {
    it("is 200 when every part answers, and 503 when one does not", async () => {
      const healthy = await raw("/health");
      expect(healthy.status).toBe(200);
      expect(await healthy.json()).toMatchObject({ ok: true, parts: { edge: { ok: true }, engine: { ok: true }, host: { ok: true } } });
      city.setHostHealth(false);
      await new Promise((done) => setTimeout(done, 600));
      const ill = await raw("/health");
      expect(ill.status).toBe(503);
      expect(await ill.json()).toMatchObject({
        ok: false,
        parts: { host: { ok: false, subgraphs: { complaints: { database: "gone" } } } },
      });
      const stranger = await raw("/health", { headers: { "x-forwarded-for": "203.0.113.7" } });
      expect(JSON.stringify(await stranger.json())).not.toContain("gone");
      city.setHostHealth(true);
    });
  });
});

describe("without demo mode", () => {
  it("has no page of messages", async () => {
    const city = await startSmallCity({ DEMO: "0" });
    expect((await fetch(`${city.url}/dev/messages`)).status).toBe(404);
    await city.stop();
  });
});
