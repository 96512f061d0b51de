import type { CategoryOption } from "../graphql/types.ts";
import { describedBy, Field, fieldId } from "../ui/form.tsx";
import type { ControlProps } from "./field-control.tsx";

/** A long list of kinds for who knows them: one select, found by its first letters. */
export function CategorySelect({ field, answer, fault, choices, t }: ControlProps) {
  const all: CategoryOption[] = (field.optionsField ? choices.categories[field.optionsField] : undefined) ?? [];
  const groups = Map.groupBy(all, (option) => option.groupName ?? option.group ?? "");
  const optionsOf = (options: CategoryOption[]) =>
    options.map((option) => (
      <option key={option.code} value={option.code}>
        {option.name}
      </option>
    ));
  return (
    <Field
      name={field.name}
      label={field.label}
      help={field.help}
      fault={fault}
      optional={field.required ? undefined : t("common.optional")}
    >
      <select
        className="input"
        id={fieldId(field.name)}
        name={field.name}
        defaultValue={typeof answer === "string" ? answer : ""}
        aria-required={field.required || undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(field.name, field.help, fault)}
      >
        <option value="">{t("field.choose")}</option>
        {groups.size > 1
          ? [...groups].map(([name, options]) => (
              <optgroup key={name} label={name}>
                {optionsOf(options)}
              </optgroup>
            ))
          : optionsOf(all)}
      </select>
    </Field>
  );
}
