/** The city whose desk an employee works at: the chosen one where they hold something there (or in its state), else the first of theirs. Pure. */
export function workCity(held: readonly string[], chosen: string | null): string | null {
  if (chosen && held.some((place) => place === chosen || chosen.startsWith(`${place}.`))) return chosen;
  return held.find((place) => place.includes(".")) ?? null;
}
