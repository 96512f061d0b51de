import { ask } from "../../graphql/ask.ts";
import { manyCasesQuery } from "../../graphql/documents/generated.ts";
import { ServiceRootsQuery } from "../../graphql/documents/home.ts";
import type { Locale } from "../../messages/locales.ts";
import { type AssignmentPlan, type PlannedCase, planAssignment } from "./plan-assignment.ts";

/** More would pass the graph's limits for one question. */
export const MOST_AT_ONCE = 15;

const REFERENCE = /^([a-z][\w-]{0,40}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::(\d{1,9}))?$/i;

/** A case as forms name it: service, id, and the version that was looked at. */
export interface CaseReference {
  service: string;
  id: string;
  version: number | null;
}

export const referenceText = (one: { service: string; id: string; version: number }): string => `${one.service}:${one.id}:${one.version}`;

/** The cases that an address or a form names, each once; what is none is passed over. Pure. */
export function readReferences(given: readonly unknown[]): CaseReference[] {
  const found = new Map<string, CaseReference>();
  for (const text of given) {
    const [, service, id, version] = (typeof text === "string" && REFERENCE.exec(text)) || [];
    if (service && id) found.set(id, { service, id, version: version ? Number(version) : null });
  }
  return [...found.values()];
}

export interface Assignment extends AssignmentPlan {
  roots: Map<string, { typeName: string; actMutation: string }>;
}

/** What can be done with these cases, in one question after the one for the services. */
export async function readAssignment(references: readonly CaseReference[], city: string, locale: Locale): Promise<Assignment> {
  const { services } = await ask(ServiceRootsQuery, { city }, locale);
  const roots = new Map(services.map((one) => [one.id, one]));
  const known = references.slice(0, MOST_AT_ONCE).filter((one) => roots.has(one.service));
  if (known.length === 0) return { ...planAssignment([]), roots };
  const found = await ask(
    manyCasesQuery(known.map((one) => roots.get(one.service)?.readField ?? "")),
    Object.fromEntries(known.map((one, index) => [`i${index}`, one.id])),
    locale,
    { partial: true },
  );
  const cases = known.flatMap(({ service }, index): PlannedCase[] => {
    const one = found[`c${index}`];
    return one ? [{ ...one, service }] : [];
  });
  return { ...planAssignment(cases), roots };
}
