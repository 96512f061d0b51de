import type { FormField } from "../graphql/types.ts";
import type { Answer, Answers } from "./answers.ts";

/** How many rows of a group are shown: what was added so far, within its bounds. Its own answer is their number. */
export function rowsOf(group: FormField, answers: Answers): number {
  const least = group.minItems ?? 1;
  const kept = Number(answers[group.name]);
  return Math.min(Math.max(Number.isInteger(kept) ? kept : least, least), group.maxItems ?? 20);
}

/** A group as the fields of its rows, `units.0.area`, each under the conditions of its own row; all other fields as they are. Pure. */
export function expandRows(fields: readonly FormField[], answers: Answers): FormField[] {
  return fields.flatMap((group) => {
    if (group.type !== "group") return [group];
    const count = rowsOf(group, answers);
    return Array.from({ length: count }, (_, index) => {
      const inRow = (name: string) => `${group.name}.${index}.${name}`;
      return (group.fields ?? []).map((field) => ({
        ...field,
        name: inRow(field.name),
        when: field.when && { ...field.when, field: inRow(field.when.field) },
        row: { group, index, count },
      }));
    }).flat();
  });
}

/** One row more. Pure. */
export const addRow = (group: FormField, answers: Answers): Answers => ({
  ...answers,
  [group.name]: String(Math.min(rowsOf(group, answers) + 1, group.maxItems ?? 20)),
});

/** Answers, or what goes with them by the field's name, without a row: those after it move up. Pure. */
function withoutRow<T extends Answer>(group: FormField, index: number, kept: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => {
      const [, place, rest] = name.startsWith(`${group.name}.`) ? (/^(\d+)\.(.+)$/.exec(name.slice(group.name.length + 1)) ?? []) : [];
      if (place === undefined || Number(place) < index) return [[name, value]];
      return Number(place) === index ? [] : [[`${group.name}.${Number(place) - 1}.${rest}`, value]];
    }),
  );
}

/** Takes a row out, unless it is one of those that have to be there. Pure. */
export function removeRow(
  group: FormField,
  index: number,
  { answers, labels }: { answers: Answers; labels: Record<string, string> },
): { answers: Answers; labels: Record<string, string> } {
  const count = rowsOf(group, answers);
  if (count <= (group.minItems ?? 1) || index < 0 || index >= count) return { answers, labels };
  return {
    answers: { ...withoutRow(group, index, answers), [group.name]: String(count - 1) },
    labels: withoutRow(group, index, labels),
  };
}

/** Id of a row's fieldset: where an added row is looked at. */
export const rowId = (group: string, index: number) => `row-${group.replace(/[^A-Za-z0-9_-]/g, "-")}-${index}`;
