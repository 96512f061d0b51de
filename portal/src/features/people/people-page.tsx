import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { PeopleQuery } from "../../graphql/documents/people.ts";
import { SelectField } from "../../ui/choose.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { TextField } from "../../ui/form.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, StateTag } from "../../ui/surfaces.tsx";
import styles from "./people.module.css";
import { MANAGE } from "./person-action-page.tsx";

const FILTERS = ["q", "role", "department", "standing"] as const;

/** The city's employees: found by a word, by role, by department. */
export async function PeoplePage({ locale, t, city, permissions, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const given = Object.fromEntries(FILTERS.map((name) => [name, typeof asked[name] === "string" ? asked[name] : ""])) as Record<
    (typeof FILTERS)[number],
    string
  >;
  const {
    employees,
    roles,
    city: place,
  } = await ask(
    PeopleQuery,
    {
      city,
      search: given.q || null,
      role: given.role || null,
      department: given.department || null,
      active: given.standing === "all" ? null : given.standing !== "inactive",
      after: typeof asked.after === "string" ? asked.after : null,
    },
    locale,
  );
  const departments = place?.departments ?? [];
  const named = (list: readonly { code: string; name: string }[], codes: readonly string[] = []) =>
    codes.map((code) => list.find((one) => one.code === code)?.name ?? code).join(", ");
  const here = `/${locale}/officer/people`;
  return (
    <div className="stack">
      <div className="button-row">
        <h1>{t("people.title")}</h1>
        {permissions.has(MANAGE) ? (
          <a className="button button-quiet" href={`${here}/new`}>
            <Icon name="plus" small />
            {t("people.new")}
          </a>
        ) : null}
      </div>
      <search>
        <form action={here} method="get" className={styles.filters}>
          <TextField name="q" type="search" label={t("people.search")} value={given.q} maxLength={100} autoComplete="off" />
          <SelectField
            name="role"
            label={t("people.role")}
            value={given.role}
            empty={t("people.any")}
            options={roles.map((one) => ({ value: one.code, label: one.name }))}
          />
          <SelectField
            name="department"
            label={t("people.department")}
            value={given.department}
            empty={t("people.any")}
            options={departments.map((one) => ({ value: one.code, label: one.name }))}
          />
          <SelectField
            name="standing"
            label={t("people.standing")}
            value={given.standing}
            empty={t("people.active")}
            options={[
              { value: "inactive", label: t("people.inactive") },
              { value: "all", label: t("people.any") },
            ]}
          />
          <button className="button" type="submit">
            {t("common.search")}
          </button>
        </form>
      </search>
      <p className="soft" role="status">
        {t("people.count", { count: employees.totalCount })}
      </p>
      {employees.nodes.length === 0 ? (
        <Empty icon="people" title={t("people.none")} />
      ) : (
        <DataTable
          caption={t("people.title")}
          head="name"
          columns={[
            { key: "name", label: t("people.name"), plain: true },
            { key: "designation", label: t("people.designation"), plain: true },
            { key: "roles", label: t("people.roles") },
            { key: "departments", label: t("people.departments") },
            { key: "standing", label: t("people.standing"), plain: true },
          ]}
          rows={employees.nodes.map((one) => {
            const held = one.employments?.find((employment) => employment.city === city);
            return {
              key: one.id,
              cells: {
                name: <a href={`${here}/${one.id}`}>{one.name}</a>,
                designation: one.designation,
                roles: named(roles, held?.roles),
                departments: named(departments, held?.departments) || t("people.all"),
                standing: one.active ? null : <StateTag kind="refused">{t("people.inactive")}</StateTag>,
              },
            };
          })}
        />
      )}
      {employees.pageInfo.hasNextPage ? (
        <a
          className="button button-quiet button-wide"
          href={`?${new URLSearchParams({ ...given, after: employees.pageInfo.endCursor ?? "" })}`}
        >
          {t("common.more")}
        </a>
      ) : null}
    </div>
  );
}
