import type { FieldFault } from "../graphql/fault.ts";
import type { FormField } from "../graphql/types.ts";
import type { Translate } from "../messages/translate.ts";
import { type Answer, isGiven, isPhotos } from "./answers.ts";

const CHOSEN = ["choice", "category", "locality", "employee", "rating"];

/** What is wrong with an answer, in the reader's words; null where nothing is. The graph judges again: this only saves a round. Pure. */
export function checkAnswer(field: FormField, answer: Answer | undefined, t: Translate): FieldFault | null {
  const fault = (code: string, message: string): FieldFault => ({ path: field.name, code, message });
  const { label } = field;
  if (!isGiven(answer))
    return field.required
      ? fault("field.required", t(CHOSEN.includes(field.type) ? "form.fault.choose" : "form.fault.required", { label }))
      : null;
  if (isPhotos(answer)) {
    const max = field.maxItems ?? 3;
    return answer.length > max ? fault("field.tooMany", t("form.fault.tooMany", { label, max })) : null;
  }
  if (typeof answer !== "string") return null;
  if (field.type === "mobile" && !/^(\+91|91|0)?[6-9]\d{9}$/.test(answer.replace(/[\s-]/g, "")))
    return fault("field.mobile", t("form.fault.mobile"));
  if (field.type === "pincode" && !/^[1-9]\d{5}$/.test(answer.replace(/\s/g, ""))) return fault("field.invalid", t("form.fault.pincode"));
  if (field.type === "date")
    return /^\d{4}-\d\d-\d\d$/.test(answer) && !Number.isNaN(Date.parse(answer))
      ? null
      : fault("field.invalid", t("form.fault.date", { label }));
  if (field.type === "integer" || field.type === "rating") {
    if (!/^-?\d{1,12}$/.test(answer)) return fault("field.invalid", t("form.fault.integer", { label }));
    const { min, max } = field;
    if ((min !== null && Number(answer) < min) || (max !== null && Number(answer) > max))
      return fault("field.outOfRange", t("form.fault.range", { label, min: min ?? 0, max: max ?? 999_999_999 }));
    return null;
  }
  const length = [...answer].length;
  if (field.minLength !== null && length < field.minLength)
    return fault("field.tooShort", t("form.fault.tooShort", { label, min: field.minLength }));
  if (field.maxLength !== null && length > field.maxLength)
    return fault("field.tooLong", t("form.fault.tooLong", { label, max: field.maxLength }));
  return null;
}
