import { expect } from "vitest";
import {
  actOnCaseMutation,
  casePageQuery,
  casePapersQuery,
  categoryOptionsQuery,
  fileCaseMutation,
} from "../../../../portal/src/graphql/documents/generated.ts";
import { ServiceQuery } from "../../../../portal/src/graphql/documents/home.ts";
import type { Service } from "../../../../portal/src/graphql/types.ts";
import { type Client, type Graph, until } from "../support/graph.ts";
import { BUDGETS, BUILT, MOVING_MONEY, newEmployee, type Role, SIGNING_IN, type Situation } from "./fetch-budgets.ts";
import { COMPLAINT, fileComplaint } from "./file-cases.ts";
import { beginPayment, counterOf, propertyWithTax } from "./money-steps.ts";
import { named, readPortalOperations } from "./portal-operations.ts";

/** Runs an operation and answers how many fetches it needed; that it was answered whole is part of the promise. */
async function fetchesOf(
  client: Client,
  [name, text]: readonly [string, string],
  variables: Record<string, unknown>,
  refused?: string,
): Promise<number> {
  const answer = await client.ask(text, variables);
  expect(
    answer.errors.map((one) => one.extensions.code),
    name,
  ).toEqual(refused ? [refused] : []);
  expect(answer.fetches, `${name} is counted`).toBeGreaterThan(0);
  return answer.fetches;
}

interface Counted {
  totalCount: number;
}

async function situationIn(graph: Graph): Promise<Situation> {
  const staff = (name: Role) => graph.employee(`${name}@pb.amritsar`);
  const people = {
    stranger: graph.stranger(),
    citizen: await graph.citizen(),
    gro: await staff("gro"),
    csr: await staff("csr"),
    admin: await staff("admin"),
  };
  const complaint = await fileComplaint(people.citizen);
  // Lists that are still empty would need fewer fetches than those that people read.
  await until(async () => {
    const { myCases, notifications } = await people.citizen.must<{ myCases: Counted; notifications: Counted }>(
      "{ myCases { totalCount } notifications { totalCount } }",
    );
    return myCases.totalCount > 0 && notifications.totalCount > 0;
  });
  const { createEmployee } = await people.admin.must<{ createEmployee: { employee: { id: string } } }>(
    "mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) { employee { id } } }",
    { input: newEmployee() },
  );
  const { me } = await people.citizen.must<{ me: { id: string } }>("{ me { id } }");
  const { account } = await propertyWithTax(graph, me.id);
  const payment = await beginPayment(people.citizen, account);
  const { properties } = await people.admin.must<{ properties: { nodes: { id: string }[] } }>(
    'query ($city: ID!) { properties(city: $city, filter: { number: "PT-ASR-000101" }) { nodes { id } } }',
    { city: COMPLAINT.city },
  );
  const property = properties.nodes[0]?.id ?? "";
  return { people, complaint, employee: createEmployee.employee.id, account, payment, counter: await counterOf(people.csr), property };
}

/** Operations whose budget is not held in this city, one line each; and those without a budget. */
export async function overBudget(graph: Graph): Promise<string[]> {
  const situation = await situationIn(graph);
  const over: string[] = [];
  for (const [name, text] of await readPortalOperations()) {
    if (SIGNING_IN.includes(name) || MOVING_MONEY.includes(name)) continue;
    const budget = BUDGETS[name];
    if (!budget) {
      over.push(`${name} has no budget: give it one in fetch-budgets.ts`);
      continue;
    }
    const { variables = {} } = budget;
    const given = typeof variables === "function" ? variables(situation) : variables;
    const needed = await fetchesOf(situation.people[budget.as], [name, text], given, budget.refused);
    if (needed > budget.fetches) over.push(`${name}: ${needed} fetches, its budget is ${budget.fetches}`);
  }
  return over;
}

/** The same for what the portal builds from the registry for one service. */
export async function builtOverBudget(graph: Graph, id: string, input: Record<string, unknown>): Promise<string[]> {
  const { people } = await situationIn(graph);
  const citizen = people.citizen;
  const { service } = await citizen.must<{ service: Service }>(named(ServiceQuery)[1], { id, city: COMPLAINT.city });
  const fields = service.form.pages.flatMap((page) => page.fields.flatMap((field) => field.optionsField ?? []));
  const filed = await citizen.ask<{ filed: { id: string } }>(named(fileCaseMutation(service))[1], { input });
  const caseId = filed.data?.filed.id ?? "";
  const runs: [keyof typeof BUILT, number][] = [["fileCase", filed.fetches]];
  const run = async (kind: keyof typeof BUILT, document: ReturnType<typeof casePageQuery>, variables: Record<string, unknown>) => {
    runs.push([kind, await fetchesOf(citizen, named(document), variables)]);
  };
  const built = (document: unknown) => document as ReturnType<typeof casePageQuery>;
  await run("casePage", casePageQuery(service, { facts: true }), { id: caseId });
  await run("casePapers", built(casePapersQuery(service)), { id: caseId });
  if (fields.length) await run("categoryOptions", built(categoryOptionsQuery(fields)), { city: COMPLAINT.city });
  const action = id === "complaints" ? "COMMENT" : "WITHDRAW";
  await run("actOnCase", built(actOnCaseMutation(service)), { input: { id: caseId, action, comment: "As I said" } });
  return runs.flatMap(([kind, needed]) =>
    needed > BUILT[kind] ? [`${kind} of ${id}: ${needed} fetches, its budget is ${BUILT[kind]}`] : [],
  );
}
