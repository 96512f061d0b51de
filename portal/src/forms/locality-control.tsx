import { FieldGroup, fieldId } from "../ui/form.tsx";
import { queryName } from "./choices.ts";
import type { ControlProps } from "./field-control.tsx";
import { SearchRow } from "./search-row.tsx";

/** Name of the hidden field that carries a choice's name along with its code. */
export const labelName = (field: string, code: string) => `label:${field}:${code}`;

/** The locality: by name, by postal code, or the nearest to the point that was given. */
export function LocalityControl({ field, answer, answerLabel, fault, choices, alone, sheet, t }: ControlProps) {
  const query = choices.queries[field.name] ?? "";
  const listed = choices.localities.some((one) => one.code === answer);
  const kept =
    typeof answer === "string" && answer && !listed ? [{ code: answer, name: answerLabel ?? answer, ward: null, distance: null }] : [];
  // On a sheet the list comes when it is searched; what was chosen stays in sight.
  const listedHere = sheet && !query ? choices.localities.filter((one) => one.code === answer) : choices.localities;
  const shown = [...kept, ...listedHere];
  const { nearest, firstOnly } = choices;
  const heading = query ? t("field.locality.results", { query }) : nearest ? t("field.locality.nearest") : t("field.locality.all");
  return (
    <FieldGroup
      name={field.name}
      label={field.label}
      help={field.help}
      fault={fault}
      hideLabel={alone}
      optional={field.required ? undefined : t("common.optional")}
    >
      <SearchRow
        name={queryName(field.name)}
        intent={`search:${field.name}`}
        label={t("field.locality.search")}
        value={query}
        button={t("common.search")}
      />
      {choices.localities.length === 0 && query ? (
        <p role="status">{t("field.locality.none", { query })}</p>
      ) : sheet && !query ? null : (
        <p className="soft">
          {heading}
          {firstOnly === null ? null : ` ${t("field.locality.first", { count: firstOnly })}`}
        </p>
      )}
      {shown.length > 0 ? (
        <div className="choices">
          {shown.map((one, index) => (
            <label key={one.code} className="choice">
              <input
                type="radio"
                name={field.name}
                value={one.code}
                defaultChecked={one.code === answer}
                id={index === 0 ? fieldId(field.name) : undefined}
              />
              <input type="hidden" name={labelName(field.name, one.code)} value={one.name} />
              <span>
                {one.name}
                {one.ward || one.distance !== null ? (
                  <span className="choice-hint">
                    {[one.ward?.name, one.distance === null ? null : t("field.locality.distance", { km: one.distance / 1000 })]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                ) : null}
              </span>
            </label>
          ))}
        </div>
      ) : null}
    </FieldGroup>
  );
}
