import type { Person, PersonChanges } from "../../graphql/documents/people.ts";
import type { FormPost } from "../../session/form-post.ts";

/** What the form of an employee sent, as text and lists. */
export interface PersonAnswers {
  username: string;
  name: string;
  mobile: string;
  designation: string;
  roles: string[];
  departments: string[];
  wards: string[];
  reportsTo: string;
}

export const MANAGER_QUERY = "q-manager";

export function readPersonAnswers({ form, text }: FormPost): PersonAnswers {
  const list = (name: string) => form.getAll(name).filter((one): one is string => typeof one === "string");
  return {
    username: text("username"),
    name: text("name"),
    mobile: text("mobile"),
    designation: text("designation"),
    roles: list("roles"),
    departments: list("departments"),
    wards: list("wards"),
    reportsTo: text("reportsTo"),
  };
}

/** An employee as the form shows them, in one city. */
export function answersOf(person: Person, city: string): PersonAnswers {
  const held = person.employments?.find((one) => one.city === city);
  return {
    username: person.username ?? "",
    name: person.name ?? "",
    mobile: person.mobile ?? "",
    designation: person.designation ?? "",
    roles: held?.roles ?? [],
    departments: held?.departments ?? [],
    wards: held?.wards ?? [],
    reportsTo: person.reportsTo ?? "",
  };
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one));

/**
 * Only what differs is sent: what belongs to the person in every city may be another administrator's to change, and what somebody
 * else changed meanwhile stays. Pure.
 */
export function changesBetween(before: PersonAnswers, after: PersonAnswers): PersonChanges {
  const changes: PersonChanges = {};
  if (after.name !== before.name) changes.name = after.name;
  for (const field of ["mobile", "designation", "reportsTo"] as const)
    if (after[field] !== before[field]) changes[field] = after[field] || null;
  for (const field of ["roles", "departments", "wards"] as const) if (!same(before[field], after[field])) changes[field] = after[field];
  return changes;
}
