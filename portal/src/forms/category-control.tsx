import type { CategoryOption, FormOption } from "../graphql/types.ts";
import { FieldGroup, fieldId } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import { queryName } from "./choices.ts";
import type { ControlProps } from "./field-control.tsx";
import { fitOf } from "./fit.ts";
import { SearchRow } from "./search-row.tsx";

const asCategory = (option: FormOption): CategoryOption => ({
  code: option.value,
  name: option.label,
  group: option.group,
  groupName: option.group,
  keywords: option.keywords,
});

/** A long list of kinds: found by a word, or group by group. */
export function CategoryControl({ field, answer, fault, choices, alone, t }: ControlProps) {
  const all = (field.optionsField ? choices.categories[field.optionsField] : field.options?.map(asCategory)) ?? [];
  const query = choices.queries[field.name] ?? "";
  const matches = query
    ? all
        .map((option) => ({ option, fit: fitOf(query, `${option.name} ${option.groupName ?? ""}`, option.keywords) }))
        .filter(({ fit }) => fit > 0)
        .sort((a, b) => b.fit - a.fit)
        .map(({ option }) => option)
    : [];
  const groups = groupsOf(all);
  // The first radio carries the field's id: the fault summary leads there.
  let first = true;
  const radio = (option: CategoryOption) => {
    const id = first ? fieldId(field.name) : undefined;
    first = false;
    return (
      <label key={option.code} className="choice">
        <input type="radio" name={field.name} value={option.code} defaultChecked={option.code === answer} id={id} />
        {option.name}
      </label>
    );
  };
  return (
    <FieldGroup name={field.name} label={field.label} help={field.help} fault={fault} hideLabel={alone}>
      <SearchRow
        name={queryName(field.name)}
        intent={`search:${field.name}`}
        label={t("field.category.search")}
        value={query}
        button={t("common.search")}
      />
      {query && matches.length === 0 ? <p role="status">{t("field.category.none", { query })}</p> : null}
      {matches.length > 0 ? (
        <div className="choices">{matches.slice(0, 12).map(radio)}</div>
      ) : groups.length > 1 ? (
        <div className="choices">
          {groups.map((group) => (
            <details
              key={group.name}
              className="choice-group"
              open={group.options.some((option) => option.code === answer) || undefined}
              name={field.name}
            >
              <summary>
                {group.name}
                <Icon name="down" small />
              </summary>
              {group.options.map(radio)}
            </details>
          ))}
        </div>
      ) : (
        <div className="choices">{all.map(radio)}</div>
      )}
      {matches.length > 0 ? (
        <p>
          <a href="?">{t("field.category.all")}</a>
        </p>
      ) : null}
    </FieldGroup>
  );
}

function groupsOf(options: readonly CategoryOption[]): { name: string; options: CategoryOption[] }[] {
  const groups = new Map<string, { name: string; options: CategoryOption[] }>();
  for (const option of options) {
    const key = option.group ?? "";
    const group = groups.get(key) ?? { name: option.groupName ?? option.group ?? "", options: [] };
    group.options.push(option);
    groups.set(key, group);
  }
  return [...groups.values()];
}
