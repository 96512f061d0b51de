import { expect, test } from "vitest";
import { readConfig } from "../../../../router/config.ts";
import router from "../../../../router/locales/en.json" with { type: "json" };
import en from "../../../messages/developers/en.json" with { type: "json" };
import { EXAMPLES, UPLOAD } from "./examples.ts";
import { fillVariables, keptFrom } from "./fill-example.ts";
import { ERROR_CODES, HEADERS, LIMITS } from "./promises.ts";

test("the guide's limits are those that the router ships with", () => {
  const shipped = readConfig({ NODE_ENV: "test", ROUTER_KEY: "0123456789abcdef" });
  expect(LIMITS).toEqual({
    depth: shipped.LIMIT_DEPTH,
    aliases: shipped.LIMIT_ALIASES,
    rootFields: shipped.LIMIT_ROOT_FIELDS,
    mutations: shipped.LIMIT_MUTATIONS,
    fields: shipped.LIMIT_FIELDS,
    cost: shipped.LIMIT_COST,
    body: shipped.LIMIT_BODY_BYTES / 1024,
    perSecond: shipped.RATE_PER_SECOND,
    burst: shipped.RATE_BURST,
  });
});

test("the guide says of every error code what to do", () => {
  const spoken = Object.keys(router).flatMap((key) => /^error\.([A-Z_]+)$/.exec(key)?.[1] ?? []);
  expect([...ERROR_CODES].sort()).toEqual(spoken.sort());
});

test("everything that the guide lists has its words", () => {
  const wanted = [
    ...ERROR_CODES.map((code) => `error.${code}`),
    ...Object.keys(LIMITS).map((name) => `limit.${name}`),
    ...HEADERS.map((name) => `header.${name}`),
    ...[...EXAMPLES.map((one) => one.id), "upload"].flatMap((id) => [`example.${id}.title`, `example.${id}.text`]),
  ];
  for (const key of wanted) expect(en).toHaveProperty([`developers.${key}`]);
});

test("what is known is filled in; the rest stays to be seen, but in a list it is left out", () => {
  expect(
    fillVariables({ input: { id: "‹newId›", city: "‹city›", attachments: ["‹receipt›"], note: "a ‹city›" } }, { city: "pb.amritsar" }),
  ).toEqual({
    input: { id: "‹newId›", city: "pb.amritsar", attachments: [], note: "a ‹city›" },
  });
  expect(fillVariables({ version: "‹version›" }, { version: 3 })).toEqual({ version: 3 });
});

test("an example keeps what its answer holds, and nothing of a refusal", () => {
  expect(keptFrom({ category: "list.0.code", cursor: "page.end" }, { list: [{ code: "A" }], page: { end: null } })).toEqual({
    category: "A",
  });
  expect(keptFrom({ category: "list.0.code" }, null)).toEqual({});
});

test("every placeholder is given by the reader or by an example before it", () => {
  const given = new Set(["mobile", "code", "city", "newId"]);
  for (const example of EXAMPLES) {
    if (example.id === UPLOAD.before) given.add(UPLOAD.keeps);
    for (const [, name] of JSON.stringify(example.variables).matchAll(/‹(\w+)›/g)) expect(given, example.id).toContain(name);
    for (const name of Object.keys(example.keeps)) given.add(name);
  }
});
