import type { ReactNode } from "react";
import { describedBy, Field, FieldGroup, fieldId } from "./form.tsx";
import { Icon } from "./icon.tsx";

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

interface ChooseProps {
  name: string;
  label: string;
  help?: string | null;
  fault?: string | undefined;
  optional?: string | undefined;
}

/** One of a list. `empty` is what it says where nothing is chosen. */
export function SelectField({
  options,
  value,
  empty,
  ...field
}: ChooseProps & { options: readonly Option[]; value?: string | null | undefined; empty: string }) {
  return (
    <Field {...field}>
      <select
        className="input"
        id={fieldId(field.name)}
        name={field.name}
        defaultValue={value ?? ""}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field.name, field.help, field.fault)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.hint ? `${option.label} · ${option.hint}` : option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Any number of a list. A long one stands folded, with what is chosen said on the outside. */
export function Checkboxes({
  options,
  values,
  summary,
  ...field
}: ChooseProps & { options: readonly Option[]; values: readonly string[]; summary?: ReactNode }) {
  const boxes = options.map((option, index) => (
    <label key={option.value} className="choice">
      <input
        type="checkbox"
        name={field.name}
        value={option.value}
        defaultChecked={values.includes(option.value)}
        id={index === 0 ? fieldId(field.name) : undefined}
      />
      <span>
        {option.label}
        {option.hint ? <span className="choice-hint">{option.hint}</span> : null}
      </span>
    </label>
  ));
  return (
    <FieldGroup {...field}>
      <div className="choices">
        {summary ? (
          <details className="choice-group" open={field.fault ? true : undefined}>
            <summary>
              {summary}
              <Icon name="down" small />
            </summary>
            {boxes}
          </details>
        ) : (
          boxes
        )}
      </div>
    </FieldGroup>
  );
}
