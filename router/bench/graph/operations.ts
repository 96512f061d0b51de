import { readPortalOperations } from "../../../subgraphs/_host/test/e2e/portal-operations.ts";
import type { GraphClient } from "../load/graph-client.ts";
import type { Session } from "../load/session.ts";
import type { Crowd } from "../load/sign-in-all.ts";

export interface Operation {
  name: string;
  /** What it is, for the reader of the report. */
  what: string;
  query: string;
  variables: Record<string, unknown>;
  who: Session | null;
  /** The one subgraph that can answer it by itself, if one can. */
  subgraph: string | null;
}

const FILE = "mutation File($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }";
const FILED = 10;

/** Operations of the portal from light to heavy, with somebody for whom their answers are not empty. */
export async function operationsIn(client: GraphClient, { halls, citizens }: Crowd): Promise<Operation[]> {
  const [citizen] = citizens;
  const hall = halls.find((one) => one.city === citizen?.city);
  if (!citizen || !hall) throw new Error("nobody is signed in");
  const { city } = hall;
  for (let index = 0; index < FILED; index++) {
    const [category, locality] = [hall.categories[0], hall.localities[index]];
    const input = { city, category, locality, description: "The light before our house has been out for three nights" };
    const filed = await client.send(FILE, { input }, await citizen.token());
    if (filed.code) throw new Error(`a complaint cannot be filed: ${filed.code}`);
  }
  const texts = await readPortalOperations();
  const of = (
    name: string,
    what: string,
    variables: Operation["variables"],
    who: Session | null,
    subgraph: string | null = null,
  ): Operation => {
    const query = texts.get(name);
    if (!query) throw new Error(`the portal has no operation ${name}`);
    return { name, what, query, variables, who, subgraph };
  };
  const operations = [
    of("Services", "one subgraph, anybody", { city }, null, "casework"),
    of("Frame", "three subgraphs, a citizen", { city, signedIn: true, inCity: true }, citizen),
    of("Home", "five fetches, a citizen", { city, signedIn: true }, citizen),
    of("MyCases", "a citizen's list", { after: null }, citizen),
    of(
      "Inbox",
      "two lists with names, an officer",
      { city, myFilter: { city, assignedToMe: true }, areaFilter: { city }, withMine: true, withArea: true, after: null },
      hall.officer,
    ),
  ];
  // The index follows a filing within milliseconds; a measured list must be as long as it will stay.
  for (let waited = 0; waited < 100; waited++) {
    const { data } = await client.send<{ myCases: { totalCount: number } }>("{ myCases { totalCount } }", {}, await citizen.token());
    if ((data?.myCases.totalCount ?? 0) >= FILED) return operations;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the filed complaints do not come into the index");
}
