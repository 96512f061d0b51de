import type { AnimalKind } from "../support/animal-service/services-folder.ts";
import type { Client, Graph } from "../support/graph.ts";

/** A complaint that every demo city takes. */
export const COMPLAINT = {
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
};

export interface Filed {
  id: string;
  number: string;
}

export const fileComplaint = async (citizen: Client, change: Record<string, unknown> = {}): Promise<Filed> =>
  (
    await citizen.must<{ fileComplaint: Filed }>("mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number } }", {
      input: { ...COMPLAINT, ...change },
    })
  ).fileComplaint;

/** A complaint and one registration of each kind; their ids. */
export async function fileOneOfEach(citizen: Client, kinds: AnimalKind[]): Promise<string[]> {
  const filed = [(await fileComplaint(citizen)).id];
  for (const { typeName } of kinds) {
    const answer = await citizen.must<{ filed: Filed }>(
      `mutation ($input: File${typeName}Input!) { filed: file${typeName}(input: $input) { id number } }`,
      { input: { city: "pb.amritsar", animalName: "Moti", kept: "house" } },
    );
    filed.push(answer.filed.id);
  }
  return filed;
}

export interface Inbox {
  cases: { totalCount: number; nodes: { __typename: string; id: string; number: string; state: { code: string } }[] };
}

/** The head of every case in an officer's scope. */
export const INBOX = `query ($first: Int, $number: String) {
  cases(first: $first, filter: { number: $number }) {
    totalCount
    nodes { __typename id number service city { code name } state { code label kind } filedAt dueAt summary assignees { id name } }
  }
}`;

const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { id } }";

/** Given to the junior engineer. */
export async function assignComplaint(graph: Graph, id: string): Promise<Client> {
  const [gro, lme] = [await graph.employee("gro@pb.amritsar"), await graph.employee("lme@pb.amritsar")];
  const { me } = await lme.must<{ me: { id: string } }>("{ me { id } }");
  await gro.must(ACT, { input: { id, action: "ASSIGN", assignee: me.id } });
  return lme;
}

/** Assigned to the junior engineer and resolved. */
export async function resolveComplaint(graph: Graph, id: string): Promise<void> {
  const lme = await assignComplaint(graph, id);
  await lme.must(ACT, { input: { id, action: "RESOLVE", comment: "New lamp fitted" } });
}
