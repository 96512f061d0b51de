import type { ReactNode } from "react";
import type { FormField } from "../graphql/types.ts";
import type { Translate } from "../messages/translate.ts";
import { rowId } from "./rows.ts";

/** Fields that stand together: those of one row of a group, or a field of its own. Pure. */
export function byRow(fields: readonly FormField[]): FormField[][] {
  const parts: FormField[][] = [];
  for (const field of fields) {
    const last = parts.at(-1);
    const row = last?.[0]?.row;
    if (last && field.row && row && row.group.name === field.row.group.name && row.index === field.row.index) last.push(field);
    else parts.push([field]);
  }
  return parts;
}

/** "Floor 2". */
export const rowLabel = ({ group, index }: NonNullable<FormField["row"]>) => `${group.itemLabel ?? group.label} ${index + 1}`;

/** One row of a group with its buttons; plain submits, so it grows and shrinks without a script. */
export function RowFields({ row, t, children }: { row: NonNullable<FormField["row"]>; t: Translate; children: ReactNode }) {
  const { group, index, count } = row;
  const label = rowLabel(row);
  return (
    <>
      <fieldset className="row-group stack" id={rowId(group.name, index)} tabIndex={-1}>
        <legend className="row-legend">{label}</legend>
        {children}
        {count > (group.minItems ?? 1) ? (
          <button className="button button-plain" type="submit" name="intent" value={`drop:${group.name}:${index}`}>
            {t("form.rows.remove", { label })}
          </button>
        ) : null}
      </fieldset>
      {index === count - 1 && count < (group.maxItems ?? 20) ? (
        <button className="button button-quiet" type="submit" name="intent" value={`add:${group.name}`}>
          {t("form.rows.add", { label: group.itemLabel ?? group.label })}
        </button>
      ) : null}
    </>
  );
}
