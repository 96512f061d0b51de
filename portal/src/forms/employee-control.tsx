import { FieldGroup, fieldId } from "../ui/form.tsx";
import type { ControlProps } from "./field-control.tsx";
import { FilterIsland } from "./filter-island.tsx";

/** With so many, a search box helps. */
const MANY = 7;

/** One person out of those who may get the case: name and designation, a list that can be searched. */
export function EmployeeControl({ field, answer, fault, t }: ControlProps) {
  const people = field.options ?? [];
  const list = (
    <div className="choices choices-long">
      {people.map((person, index) => (
        <label key={person.value} className="choice">
          <input
            type="radio"
            name={field.name}
            value={person.value}
            defaultChecked={person.value === answer}
            id={index === 0 ? fieldId(field.name) : undefined}
          />
          <span>
            {person.label}
            {person.group ? <span className="choice-hint">{person.group}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
  return (
    <FieldGroup
      name={field.name}
      label={field.label}
      help={field.help}
      fault={fault}
      optional={field.required ? undefined : t("common.optional")}
    >
      {people.length === 0 ? <p>{t("field.employee.none")}</p> : null}
      {people.length > MANY ? (
        <FilterIsland texts={{ label: t("field.employee.search"), none: t("field.employee.notFound") }}>{list}</FilterIsland>
      ) : people.length > 0 ? (
        list
      ) : null}
    </FieldGroup>
  );
}
