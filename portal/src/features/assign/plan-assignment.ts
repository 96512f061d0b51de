import type { ManyCase } from "../../graphql/documents/generated.ts";
import type { CaseAction, FormField, FormOption } from "../../graphql/types.ts";

export interface PlannedCase extends ManyCase {
  service: string;
}

export interface AssignmentPlan {
  /** The action that gives work to somebody, by its code and verb; null where none of the cases allows one. */
  action: { code: string; label: string } | null;
  possible: PlannedCase[];
  /** Cases that it cannot be done with now, each with the reason; "" where the graph gives none. */
  impossible: { case: PlannedCase; why: string }[];
  /** What the action needs. The employees are those who may get every one of the possible cases. */
  needs: FormField[];
}

const givesWork = (action: CaseAction) => action.needs.some((field) => field.type === "employee");
/** Fields that a form for several cases can ask once for all. */
const askable = (action: CaseAction) =>
  action.needs.every((field) => field.type === "employee" || field.type === "longText" || !field.required);

/** What can be done with several cases at once. The action is the first that asks for an employee: no service is known by name. Pure. */
export function planAssignment(cases: readonly PlannedCase[]): AssignmentPlan {
  const chosen = cases.flatMap((one) => one.actions).find((action) => action.allowed && givesWork(action) && askable(action));
  const ofCase = (one: PlannedCase) => one.actions.find((action) => action.code === chosen?.code);
  const possible = cases.filter((one) => ofCase(one)?.allowed);
  return {
    action: chosen ? { code: chosen.code, label: chosen.label } : null,
    possible,
    impossible: cases
      .filter((one) => !possible.includes(one))
      .map((one) => ({ case: one, why: (ofCase(one) ?? one.actions.find((action) => !action.allowed))?.why?.message ?? "" })),
    needs: (chosen?.needs ?? [])
      .filter((field) => field.type === "employee" || field.type === "longText")
      .map((field) =>
        field.type === "employee" ? { ...field, options: common(possible.map((one) => employeesOf(ofCase(one), field.name))) } : field,
      ),
  };
}

const employeesOf = (action: CaseAction | undefined, name: string): FormOption[] =>
  action?.needs.find((field) => field.name === name)?.options ?? [];

/** Those who are in every list, in the order of the first. */
function common(lists: FormOption[][]): FormOption[] {
  const [first = [], ...others] = lists;
  return first.filter((option) => others.every((list) => list.some((one) => one.value === option.value)));
}
