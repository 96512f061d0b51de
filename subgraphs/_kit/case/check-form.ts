import type { FormCondition, FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";
import type { FieldFault } from "../errors.ts";

type Answers = Record<string, unknown>;

const isGiven = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  !(typeof value === "string" && value.trim() === "") &&
  !(Array.isArray(value) && value.length === 0);

/** `onBehalfOf.name` within the input. */
const at = (input: Answers, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Answers)[key] : undefined), input);

function holds({ field, equals, notEquals, present }: FormCondition, answers: Answers): boolean {
  const value = at(answers, field);
  if (present !== undefined) return isGiven(value) === present;
  if (equals !== undefined) return String(value) === String(equals);
  return String(value) !== String(notEquals);
}

/**
 * What of an input its own form would not have taken: the definition that the portal renders is the one that judges here. Fields that stand under
 * a condition which does not hold are not looked at; those for a clerk, only where somebody files for another. Pure.
 */
export function checkForm(form: FormDefinition, input: Answers): FieldFault[] {
  return form.pages
    .filter((page) => !page.onBehalfOnly || isGiven(input.onBehalfOf))
    .flatMap((page) => page.fields.flatMap((field) => checkField(field, input, `input.${field.name}`)));
}

function checkField(field: FormFieldDefinition, answers: Answers, path: string): FieldFault[] {
  if (field.when && !holds(field.when, answers)) return [];
  const value = at(answers, field.name);
  const fault = (code: string, values?: FieldFault["values"]): FieldFault[] => [{ path, code, ...(values ? { values } : {}) }];
  if (!isGiven(value)) return field.required ? fault("field.required") : [];
  if (Array.isArray(value)) {
    if (field.maxItems !== undefined && value.length > field.maxItems) return fault("field.tooMany", { max: field.maxItems });
    if (field.type !== "group") return [];
    return value.flatMap((row, index) =>
      (field.fields ?? []).flatMap((one) => checkField(one, row as Answers, `${path}.${index}.${one.name}`)),
    );
  }
  if (field.options && !field.options.some((one) => one.value === value)) return fault("field.unknown");
  if (typeof value === "number") {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
    return value < min || value > max ? fault("field.invalid") : [];
  }
  if (typeof value !== "string" || (field.type !== "text" && field.type !== "longText")) return [];
  const length = [...value.trim()].length;
  if (field.minLength !== undefined && length < field.minLength) return fault("field.tooShort", { min: field.minLength });
  if (field.maxLength !== undefined && length > field.maxLength) return fault("field.tooLong", { max: field.maxLength });
  return [];
}
