import { ask } from "../graphql/ask.ts";
import { LocalitiesQuery, type Locality } from "../graphql/documents/filing.ts";
import { categoryOptionsQuery } from "../graphql/documents/generated.ts";
import type { CategoryOption, FormField } from "../graphql/types.ts";
import type { Locale } from "../messages/locales.ts";
import { type Answers, isPoint } from "./answers.ts";

/** What a page needs beside its form: choices that the graph keeps, and the words searched for. */
export interface Choices {
  categories: Record<string, CategoryOption[]>;
  localities: Locality[];
  /** Whether the localities are the nearest to a point that was given. */
  nearest: boolean;
  /** Words searched for, by the field's name. */
  queries: Record<string, string>;
}

/** Name of the search box of a field, in forms and addresses. */
export const queryName = (field: string) => `q-${field}`;

/** Loads the choices of the fields at hand. */
export async function loadChoices(
  fields: readonly FormField[],
  {
    city,
    locale,
    answers,
    asked,
  }: { city: string; locale: Locale; answers: Answers; asked: Record<string, string | string[] | undefined> },
): Promise<Choices> {
  const queries: Record<string, string> = {};
  for (const field of fields) {
    const query = asked[queryName(field.name)];
    if (typeof query === "string" && query.trim()) queries[field.name] = query.trim().slice(0, 100);
  }
  const optionFields = fields.flatMap((field) => (field.type === "category" && field.optionsField ? [field.optionsField] : []));
  const locality = fields.find((field) => field.type === "locality");
  const query = locality ? (queries[locality.name] ?? null) : null;
  const point = Object.values(answers).find(isPoint) ?? null;
  const [categories, found] = await Promise.all([
    optionFields.length ? ask(categoryOptionsQuery(optionFields), { city }, locale) : {},
    locality
      ? ask(
          LocalitiesQuery,
          {
            city,
            code: null,
            search: query && !/^\d{6}$/.test(query) ? query : null,
            pincode: query && /^\d{6}$/.test(query) ? query : null,
            near: query || !point ? null : { latitude: point.latitude, longitude: point.longitude },
            first: query ? 20 : point ? 6 : 30,
          },
          locale,
        )
      : null,
  ]);
  return { categories, localities: found?.city?.localities ?? [], nearest: !query && point !== null, queries };
}
