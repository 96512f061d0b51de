import type { FormField } from "../graphql/types.ts";
import type { Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";
import { describedBy, Field, FieldGroup, fieldId, TextField } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import { type Answer, isPhotos, isPoint } from "./answers.ts";
import { CategoryControl } from "./category-control.tsx";
import { CategorySelect } from "./category-select.tsx";
import type { Choices } from "./choices.ts";
import { EmployeeControl } from "./employee-control.tsx";
import { LocalityControl } from "./locality-control.tsx";
import { PhotosControl } from "./photos-control.tsx";
import { PointIsland } from "./point-island.tsx";

export interface ControlProps {
  field: FormField;
  answer: Answer | undefined;
  /** The name that goes with the answer, where the answer is a code (`labels` of the draft). */
  answerLabel?: string | undefined;
  fault: string | undefined;
  choices: Choices;
  /** The page asks this one field only: its title is the label. */
  alone: boolean;
  /** The whole form stands on one sheet: lists are short, and kinds are found by typing in a select. */
  sheet?: boolean;
  /** The first field of a sheet: typing begins here. */
  first?: boolean;
  locale: Locale;
  t: Translate;
}

/** A field of a form that a service declared, by its type. Works as plain HTML; islands only make it pleasanter. */
export function FieldControl(props: ControlProps) {
  const { field, answer, fault, alone, t } = props;
  const text = typeof answer === "string" ? answer : undefined;
  const frame = {
    name: field.name,
    label: field.label,
    help: field.help,
    fault,
    optional: field.required ? undefined : t("common.optional"),
    hideLabel: alone && field.required,
  };
  switch (field.type) {
    case "longText":
      return (
        <Field {...frame}>
          <textarea
            className="input"
            id={fieldId(field.name)}
            name={field.name}
            defaultValue={text}
            rows={6}
            aria-required={field.required || undefined}
            aria-invalid={fault ? true : undefined}
            aria-describedby={describedBy(field.name, field.help, fault)}
          />
        </Field>
      );
    case "mobile":
      return (
        <TextField
          {...frame}
          value={text}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          className="input-short input-ltr"
          maxLength={20}
          required={field.required}
        />
      );
    case "pincode":
      return (
        <TextField
          {...frame}
          value={text}
          inputMode="numeric"
          autoComplete="postal-code"
          className="input-short input-ltr"
          maxLength={7}
          required={field.required}
        />
      );
    case "integer":
      return (
        <TextField {...frame} value={text} inputMode="numeric" className="input-short input-ltr" maxLength={13} required={field.required} />
      );
    case "date":
      return <TextField {...frame} value={text} type="date" className="input-short input-ltr" maxLength={10} required={field.required} />;
    case "choice":
      return (
        <FieldGroup {...frame}>
          <div className="choices">
            {(field.options ?? []).map((option, index) => (
              <label key={option.value} className="choice">
                <input
                  type="radio"
                  name={field.name}
                  value={option.value}
                  defaultChecked={option.value === text}
                  id={index === 0 ? fieldId(field.name) : undefined}
                />
                {option.label}
              </label>
            ))}
          </div>
        </FieldGroup>
      );
    case "employee":
      return <EmployeeControl {...props} />;
    case "rating":
      return <RatingControl {...props} />;
    case "category":
      return props.sheet ? <CategorySelect {...props} /> : <CategoryControl {...props} />;
    case "locality":
      return <LocalityControl {...props} />;
    case "photos":
      return <PhotosControl {...props} photos={isPhotos(answer) ? answer : []} />;
    case "point":
      return (
        <FieldGroup {...frame} hideLabel={alone}>
          <PointIsland
            name={field.name}
            id={fieldId(field.name)}
            point={isPoint(answer) ? answer : null}
            texts={{
              find: t("field.point.find"),
              finding: t("field.point.finding"),
              found: t("field.point.kept"),
              clear: t("field.point.clear"),
              denied: t("field.point.denied"),
              noScript: t("field.point.noScript"),
            }}
          />
        </FieldGroup>
      );
    default:
      return <TextField {...frame} value={text} maxLength={undefined} required={field.required} autoFocus={props.first} />;
  }
}

/** One to five stars as radio buttons. */
function RatingControl({ field, answer, fault, alone, t }: ControlProps) {
  const stars = Array.from({ length: (field.max ?? 5) - (field.min ?? 1) + 1 }, (_, index) => (field.min ?? 1) + index);
  return (
    <FieldGroup name={field.name} label={field.label} help={field.help} fault={fault} hideLabel={alone}>
      <div className="stars">
        {stars.map((count, index) => {
          const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${count}`;
          return [
            <input
              key={`input ${count}`}
              className="visually-hidden"
              type="radio"
              name={field.name}
              value={count}
              id={id}
              defaultChecked={answer === String(count)}
            />,
            <label key={`label ${count}`} htmlFor={id}>
              <Icon name="star" />
              <span className="visually-hidden">{t("field.rating.star", { stars: count })}</span>
            </label>,
          ];
        })}
      </div>
    </FieldGroup>
  );
}
