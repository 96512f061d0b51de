import { SearchRow } from "../../forms/search-row.tsx";
import type { PersonChoices } from "../../graphql/documents/people.ts";
import type { FieldFault } from "../../graphql/fault.ts";
import type { Translate } from "../../messages/translate.ts";
import { Checkboxes, SelectField } from "../../ui/choose.tsx";
import { Field, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { MANAGER_QUERY, type PersonAnswers } from "./person-answers.ts";

interface PersonFormProps {
  t: Translate;
  action: string;
  answers: PersonAnswers;
  faults: readonly FieldFault[];
  choices: PersonChoices;
  /** The manager who is set, where the list at hand does not hold them. */
  manager?: { id: string; name: string | null; designation: string | null } | null;
  managerQuery: string;
  /** The city behind the user name; only a new employee's is asked. */
  newIn?: string;
  button: string;
}

const coded = (list: readonly { code: string; name: string }[]) => list.map((one) => ({ value: one.code, label: one.name }));

/** Everything about an employee on one page, as an administrator knows them. */
export function PersonForm({ t, action, answers, faults, choices, manager, managerQuery, newIn, button }: PersonFormProps) {
  const managers = [...(manager ? [manager] : []), ...choices.managers.nodes];
  const chosen = (count: number) => (count === 0 ? t("people.all") : t("people.chosen", { count }));
  return (
    <form action={action} method="post" className="stack" noValidate>
      {newIn ? (
        <TextField
          name="username"
          label={t("people.username")}
          help={t("people.username.help", { city: newIn })}
          fault={faultOf(faults, "username")}
          value={answers.username}
          className="input-short input-ltr"
          autoComplete="off"
          maxLength={60}
          required
        />
      ) : null}
      <TextField
        name="name"
        label={t("people.name")}
        fault={faultOf(faults, "name")}
        value={answers.name}
        autoComplete="off"
        maxLength={100}
        required
      />
      <TextField
        name="mobile"
        label={t("people.mobile")}
        optional={t("common.optional")}
        fault={faultOf(faults, "mobile")}
        value={answers.mobile}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        className="input-short input-ltr"
        maxLength={20}
      />
      <Field name="designation" label={t("people.designation")} optional={t("common.optional")} fault={faultOf(faults, "designation")}>
        <input
          className="input"
          id={fieldId("designation")}
          name="designation"
          defaultValue={answers.designation}
          list="designations"
          maxLength={100}
          autoComplete="off"
        />
        <datalist id="designations">
          {(choices.city?.designations ?? []).map((one) => (
            <option key={one.code} value={one.name} />
          ))}
        </datalist>
      </Field>
      <Checkboxes
        name="roles"
        label={t("people.roles")}
        fault={faultOf(faults, "roles")}
        values={answers.roles}
        options={choices.roles.map((role) => ({ value: role.code, label: role.name, hint: role.description }))}
      />
      <Checkboxes
        name="departments"
        label={t("people.departments")}
        help={t("people.departments.help")}
        fault={faultOf(faults, "departments")}
        values={answers.departments}
        options={coded(choices.city?.departments ?? [])}
        summary={chosen(answers.departments.length)}
      />
      <Checkboxes
        name="wards"
        label={t("people.wards")}
        help={t("people.wards.help")}
        fault={faultOf(faults, "wards")}
        values={answers.wards}
        options={coded(choices.city?.wards ?? [])}
        summary={chosen(answers.wards.length)}
      />
      {choices.managers.totalCount > choices.managers.nodes.length || managerQuery ? (
        <SearchRow
          name={MANAGER_QUERY}
          intent="search"
          label={t("people.manager.search")}
          value={managerQuery}
          button={t("common.search")}
        />
      ) : null}
      <SelectField
        name="reportsTo"
        label={t("people.reportsTo")}
        fault={faultOf(faults, "reportsTo")}
        value={answers.reportsTo}
        empty={t("people.reportsTo.nobody")}
        options={managers.map((one) => ({ value: one.id, label: one.name ?? "", hint: one.designation ?? undefined }))}
      />
      <div className="button-row">
        <button className="button" type="submit" name="intent" value="save">
          {button}
        </button>
      </div>
    </form>
  );
}
