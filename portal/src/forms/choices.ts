import { ask } from "../graphql/ask.ts";
import { LocalitiesQuery, type Locality } from "../graphql/documents/filing.ts";
import { categoryOptionsQuery } from "../graphql/documents/generated.ts";
import type { CategoryOption, FormField } from "../graphql/types.ts";
import type { Locale } from "../messages/locales.ts";
import { type Answers, isPoint, type Point } from "./answers.ts";

/** What a page needs beside its form: choices that the graph keeps, and the words searched for. */
export interface Choices {
  categories: Record<string, CategoryOption[]>;
  localities: Locality[];
  /** Whether the localities are the nearest to a point that was given. */
  nearest: boolean;
  /** How many localities are shown where the city may have more; null where these are all. */
  firstOnly: number | null;
  /** Words searched for, by the field's name. */
  queries: Record<string, string>;
}

/** How many localities a page lists: nearest to a point, found by words, by name. */
const NEAREST = 6;
const FOUND = 20;
const BY_NAME = 30;

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
  const localitiesOf = async (wanted: { near: Point | null; first: number }) => {
    const variables = {
      city,
      code: null,
      search: query && !/^\d{6}$/.test(query) ? query : null,
      pincode: query && /^\d{6}$/.test(query) ? query : null,
      ...wanted,
    };
    return (await ask(LocalitiesQuery, variables, locale)).city?.localities ?? [];
  };
  const findLocalities = async (): Promise<Pick<Choices, "localities" | "nearest" | "firstOnly">> => {
    if (!locality) return { localities: [], nearest: false, firstOnly: null };
    const near = query || !point ? null : { latitude: point.latitude, longitude: point.longitude };
    if (near) {
      // Many cities know no points of their localities: then none of them is the nearest.
      const nearest = (await localitiesOf({ near, first: NEAREST })).filter((one) => one.distance !== null);
      if (nearest.length > 0) return { localities: nearest, nearest: true, firstOnly: null };
    }
    const first = query ? FOUND : BY_NAME;
    const localities = await localitiesOf({ near: null, first });
    return { localities, nearest: false, firstOnly: localities.length < first ? null : first };
  };
  const [categories, found] = await Promise.all([
    optionFields.length ? ask(categoryOptionsQuery(optionFields), { city }, locale) : {},
    findLocalities(),
  ]);
  return { categories, queries, ...found };
}
