import { operation } from "../document.ts";

/** A figure that can be asked for. */
export interface Measure {
  id: string;
  name: string;
  description: string;
  /** Registry id; null for those over all services. */
  service: string | null;
  unit: string;
  direction: string;
  /** `now`: of this moment, whatever the period. */
  date: string;
  dimensions: string[];
  drill: string[];
}

const MEASURE = "id name description service unit direction date dimensions drill";

export const MeasuresQuery = operation<{ measures: Measure[]; services: { id: string; label: string }[] }, { city: string }>(/* GraphQL */ `
  query Measures($city: ID!) {
    measures(city: $city) { ${MEASURE} }
    services(city: $city) { id label }
  }
`);

/** A figure on a tile. */
export interface Tile {
  value: number | null;
  before: number | null;
  change: number | null;
  better: boolean | null;
  target: { value: number; willMiss: boolean | null } | null;
}

// A type, not an interface: variables are a record.
export type Asked = { city: string; from: string; to: string; compareWith: string | null };

/** Several figures in one question, under the keys `f0`, `f1`, …; their ids are the variables `m0`, `m1`, … */
export function tilesQuery(count: number) {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$m${index}: ID!`).join(", ");
  const fields = indexes.map(
    (index) =>
      `f${index}: measure(id: $m${index}, city: $city, from: $from, to: $to, compareWith: $compareWith) { value before change better target { value willMiss } }`,
  );
  return operation<Record<string, Tile>, Asked & Record<string, string | null>>(
    `query Tiles($city: ID!, $from: Date!, $to: Date!, $compareWith: String, ${variables}) { ${fields.join(" ")} }`,
  );
}

export interface Group {
  keys: { dimension: string; code: string | null; label: string }[];
  value: number | null;
  base: number;
  before: number | null;
}

export interface Figure {
  measure: Measure;
  from: string | null;
  to: string | null;
  asOf: string | null;
  value: number | null;
  base: number;
  before: number | null;
  change: number | null;
  better: boolean | null;
  target: { value: number; willMiss: boolean | null; projected: number | null } | null;
  groups: { nodes: Group[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

export const FigureQuery = operation<
  { measure: Figure },
  Asked & { id: string; by: string[]; order: string; after: string | null }
>(/* GraphQL */ `
  query Figure($id: ID!, $city: ID!, $by: [String!], $from: Date, $to: Date, $compareWith: String, $order: String, $after: String) {
    measure(id: $id, city: $city, by: $by, from: $from, to: $to, compareWith: $compareWith) {
      measure { ${MEASURE} }
      from to asOf value base before change better
      target { value willMiss projected }
      groups(first: 100, order: $order, after: $after) {
        nodes { keys { dimension code label } value base before }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** Another version whenever a figure of the city may have changed. */
export const FiguresStateQuery = operation<{ figuresState: { version: string } }, { city: string }>(/* GraphQL */ `
  query FiguresState($city: ID!) {
    figuresState(city: $city) { version }
  }
`);
