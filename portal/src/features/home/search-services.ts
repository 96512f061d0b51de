import { fitOf } from "../../forms/fit.ts";
import type { SearchedField, SearchedService } from "../../graphql/documents/home.ts";
import type { CategoryOption } from "../../graphql/types.ts";

export interface Found {
  service: SearchedService;
  /** A choice of the service's category field that the words name, or the service itself. */
  category: { field: SearchedField; option: CategoryOption } | null;
}

/** Finds services by the words people use: their own keywords, and those of their categories. Best first. */
export function searchServices(
  query: string,
  services: readonly SearchedService[],
  categories: ReadonlyMap<string, CategoryOption[]>,
): Found[] {
  const found: (Found & { fit: number })[] = [];
  for (const service of services) {
    const own = fitOf(query, `${service.label} ${service.callToAction}`, service.keywords);
    if (own > 0) found.push({ service, category: null, fit: own });
    const field = service.form.pages.flatMap((page) => page.fields).find((one) => one.type === "category" && one.optionsField);
    if (!field?.optionsField) continue;
    for (const option of categories.get(field.optionsField) ?? []) {
      const fit = fitOf(query, `${option.name} ${option.groupName ?? ""}`, option.keywords);
      if (fit > 0) found.push({ service, category: { field, option }, fit: fit + 0.5 });
    }
  }
  return found.sort((a, b) => b.fit - a.fit).slice(0, 12);
}
