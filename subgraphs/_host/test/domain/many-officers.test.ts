import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";

const AMRITSAR = "pb.amritsar";
let city: TestCity;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([cities, complaints, identity], { seed: true });
  await city.settle();
});
afterAll(() => city?.stop());

test("more officers act at once than the pool has connections, with nothing in memory yet: all are answered", async () => {
  const id = randomUUID();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [id]));
  const citizen = await city.citizen(id);
  const gro = await city.employee({ [AMRITSAR]: { roles: ["GRO"] } }, demoId(`gro@${AMRITSAR}`));
  const many = city.platform.poolSize * 3;
  const input = { city: AMRITSAR, category: "StreetLightNotWorking", description: "The light at the corner is dark", locality: "SUN04" };
  const filed: string[] = [];
  for (let count = 0; count < many; count++) {
    const answer = await city.ask<{ fileComplaint: { id: string } }>(
      "complaints",
      "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }",
      { input },
      { token: citizen },
    );
    filed.push(answer.data?.fileComplaint.id ?? "");
  }
  const answers = await Promise.all(
    filed.map((one) =>
      city.ask<{ actOnComplaint: { state: { code: string } } }>(
        "complaints",
        "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { state { code } } }",
        { input: { id: one, action: "ASSIGN", assignee: demoId(`lme@${AMRITSAR}`) } },
        { token: gro },
      ),
    ),
  );
  expect(answers.map((one) => one.data?.actOnComplaint?.state.code ?? one.code)).toEqual(filed.map(() => "PENDINGATLME"));
});
