export type Known = Record<string, unknown>;

const PLACEHOLDER = /^‹(\w+)›$/;

const isUnknown = (value: unknown, known: Known): boolean => {
  const name = typeof value === "string" ? PLACEHOLDER.exec(value)?.[1] : undefined;
  return name !== undefined && known[name] === undefined;
};

/** The variables with every placeholder that is known filled in. Others stay for the reader to see; in a list (photos) they are left out. Pure. */
export function fillVariables(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isUnknown(one, known)).map((one) => fillVariables(one, known));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillVariables(one, known)]));
  const name = typeof value === "string" ? PLACEHOLDER.exec(value)?.[1] : undefined;
  return name !== undefined && known[name] !== undefined ? known[name] : value;
}

/** What an example keeps for the ones after it, found by path in the answer's data. Pure. */
export function keptFrom(keeps: Record<string, string>, data: unknown): Known {
  const at = (path: string) =>
    path.split(".").reduce<unknown>((place, key) => (place as Record<string, unknown> | null | undefined)?.[key], data);
  return Object.fromEntries(
    Object.entries(keeps).flatMap(([name, path]) => {
      const found = at(path);
      return found === undefined || found === null ? [] : [[name, found]];
    }),
  );
}
