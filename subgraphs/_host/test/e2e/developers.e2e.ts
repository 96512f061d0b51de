import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EXAMPLES, UPLOAD } from "../../../../portal/src/features/developers/examples.ts";
import { fillVariables, type Known, keptFrom } from "../../../../portal/src/features/developers/fill-example.ts";
import { newMobile, until } from "../support/graph.ts";
import { sharedCity } from "../support/shared-city.ts";

const { graph } = sharedCity();

/** Eight by eight pixels of brown: a picture as small as one can be. */
const PHOTO = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4MS0KK2IYWhIAFs1uASWkFr8AAAAASUVORK5CYII=", "base64");

describe("the worked examples of the guide for developers, one after another as a reader sends them", () => {
  const known: Known = { city: "pb.amritsar", mobile: newMobile(), newId: randomUUID() };
  const client = () => graph.stranger(typeof known.accessToken === "string" ? known.accessToken : "");

  test.for(EXAMPLES)("$id", async (example, { task }) => {
    if (example.id === "signIn")
      known.code = await until(async () => /\d{6}/.exec((await graph.messagesTo(String(known.mobile)))[0]?.text ?? "")?.[0]);
    if (example.id === UPLOAD.before) known[UPLOAD.keeps] = await client().upload(PHOTO);
    const variables = fillVariables(example.variables, known) as Record<string, unknown>;
    expect(JSON.stringify(variables), `${task.name} asks for something that no example before it gave`).not.toContain("‹");
    const send = () => (example.signedIn ? client() : graph.stranger()).ask(example.query, variables);
    // The list follows a write within a moment.
    const answer =
      example.id === "cases"
        ? await until(async () => {
            const one = await send();
            return Number((one.data as { myCases?: { totalCount: number } } | null)?.myCases?.totalCount) > 0 && one;
          })
        : await send();
    expect(answer.errors).toEqual([]);
    const kept = keptFrom(example.keeps, answer.data);
    expect(Object.keys(kept).sort()).toEqual(Object.keys(example.keeps).sort());
    Object.assign(known, kept);
  });

  test("an example that needs the token is refused without it", async () => {
    for (const example of EXAMPLES.filter((one) => one.signedIn)) {
      const answer = await graph.stranger().ask(example.query, fillVariables(example.variables, known) as Record<string, unknown>);
      expect(["UNAUTHENTICATED", "NOT_FOUND"], example.id).toContain(answer.code);
    }
  });
});
