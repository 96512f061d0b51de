import { ask } from "../../graphql/ask.ts";
import { type PersonChoices, PersonNameQuery, PersonQuery } from "../../graphql/documents/people.ts";
import { missing } from "../../graphql/fault.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";

export const personFields = ["username", "name", "mobile", "designation", "roles", "departments", "wards", "reportsTo"] as const;
export const personLabel = (field: string, t: Translate) => {
  const known = personFields.find((one) => one === field);
  return known ? t(`people.${known}`) : field;
};

/** An employee of a city with what their form offers; NOT_FOUND for whoever does not work there. */
export async function readPerson(id: string, city: string, managerQuery: string, locale: Locale) {
  const { employee, ...choices } = await ask(PersonQuery, { id, city, manager: managerQuery || null }, locale);
  if (!employee?.employments?.some((one) => one.city === city)) throw missing();
  // Nobody reports to themselves.
  const nodes = choices.managers.nodes.filter((one) => one.id !== id);
  const managers = { nodes, totalCount: choices.managers.totalCount - (choices.managers.nodes.length - nodes.length) };
  return { employee, choices: { ...choices, managers } };
}

/** The manager who is set, where the list of choices does not hold them. */
export async function managerBeside(choices: PersonChoices, id: string, locale: Locale) {
  if (!id || choices.managers.nodes.some((one) => one.id === id)) return null;
  return (await ask(PersonNameQuery, { id }, locale)).employee;
}
