import type { GraphClient, Reply } from "./graph-client.ts";
import type { Session } from "./session.ts";
import type { Hall } from "./sign-in-all.ts";

export const STEPS = ["file", "assign", "resolve", "search"] as const;
export type Step = (typeof STEPS)[number];

const HEAD = "id number version state { code label }";
const FILE = `mutation File($input: FileComplaintInput!) { fileComplaint(input: $input) { ${HEAD} } }`;
const ACT = `mutation Act($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { ${HEAD} } }`;
const SEARCH =
  "query Search($number: String!) { cases(filter: { number: $number }, first: 10) { nodes { id number summary state { code label } dueAt } } }";

interface Head {
  id: string;
  number: string;
  version: number;
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Told of each step: how long it took, and the error code where it failed. */
export type Told = (step: Step, milliseconds: number, code: string | null) => void;

/** One complaint from filing to resolution, and found again by its number. Ends at the first step that fails. */
export async function runLifecycle(
  client: GraphClient,
  citizen: Session,
  hall: Hall,
  told: Told,
  filed: (id: string) => void,
): Promise<boolean> {
  const step = async <T>(name: Step, query: string, variables: object, who: Session, right: (data: T) => string | null) => {
    const token = await who.token();
    const began = performance.now();
    const reply: Reply<T> = await client.send<T>(query, variables as Record<string, unknown>, token);
    const code = reply.code ?? (reply.data ? right(reply.data) : "EMPTY");
    told(name, performance.now() - began, code);
    return code ? null : reply.data;
  };
  const input = {
    city: hall.city,
    category: pick(hall.categories),
    description: "The light before our house has been out for three nights",
    locality: pick(hall.localities),
    channel: "web",
  };
  const done = await step<{ fileComplaint: Head }>("file", FILE, { input }, citizen, () => null);
  if (!done) return false;
  const { id, number } = done.fileComplaint;
  filed(id);
  const act = (name: Step, more: object, who: Session) =>
    step<{ actOnComplaint: Head }>(name, ACT, { input: { id, ...more } }, who, () => null);
  if (!(await act("assign", { action: "ASSIGN", assignee: hall.workerId, version: 1 }, hall.officer))) return false;
  if (!(await act("resolve", { action: "RESOLVE", comment: "Lamp and fuse replaced", version: 2 }, hall.worker))) return false;
  const found = await step<{ cases: { nodes: Head[] } }>("search", SEARCH, { number }, hall.officer, ({ cases }) =>
    cases.nodes.some((one) => one.id === id) ? null : "NOT_IN_INDEX",
  );
  return found !== null;
}
