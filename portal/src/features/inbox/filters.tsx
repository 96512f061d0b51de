import type { Sorting } from "../../graphql/documents/inbox.ts";
import type { Translate } from "../../messages/translate.ts";

interface Chosen {
  service: string | null;
  department: string | null;
  ward: string | null;
  overdue: boolean;
}

/** What narrows a list of cases down, as controls of a form around them. */
export function Filters({ sorting, chosen, t }: { sorting: Sorting; chosen: Chosen; t: Translate }) {
  const selects = [
    {
      name: "service",
      label: t("inbox.filter.service"),
      value: chosen.service,
      options: sorting.services.map((one) => [one.id, one.label]),
    },
    {
      name: "ward",
      label: t("inbox.filter.ward"),
      value: chosen.ward,
      options: (sorting.city?.wards ?? []).map((one) => [one.code, one.name]),
    },
    {
      name: "department",
      label: t("inbox.filter.department"),
      value: chosen.department,
      options: (sorting.city?.departments ?? []).map((one) => [one.code, one.name]),
    },
  ] as const;
  return (
    <>
      {selects
        // One service, or no wards at all: nothing to choose.
        .filter((one) => one.options.length > 1)
        .map((one) => (
          <label key={one.name} className="filter">
            <span>{one.label}</span>
            <select className="input" name={one.name} defaultValue={one.value ?? ""}>
              <option value="">{t("inbox.filter.all")}</option>
              {one.options.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      <label className="filter-tick">
        <input type="checkbox" name="overdue" value="1" defaultChecked={chosen.overdue} />
        {t("inbox.filter.overdue")}
      </label>
    </>
  );
}
