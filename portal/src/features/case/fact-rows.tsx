import type { ReactNode } from "react";
import { rowLabel } from "../../forms/row-fields.tsx";
import type { CaseDetail } from "../../graphql/documents/generated.ts";
import type { FormField, Service } from "../../graphql/types.ts";
import type { Translate } from "../../messages/translate.ts";
import { NumberText } from "../../ui/surfaces.tsx";

interface Fact {
  label: string;
  value: ReactNode;
}

/** The answers of the form, as the case serves them under the names of its fields. */
export function factRows(service: Service, detail: CaseDetail, t: Translate): Fact[] {
  return service.form.pages
    .flatMap((page) => page.fields)
    .flatMap((field) =>
      field.type === "group" ? groupRows(field, detail[field.name], t) : factRow(field, detail[field.name], field.label, t),
    );
}

function factRow(field: FormField, served: unknown, label: string, t: Translate): Fact[] {
  const value = factValue(served, field, t);
  return value === null ? [] : [{ label, value }];
}

/** "Floor 2: area". */
const groupRows = (group: FormField, served: unknown, t: Translate): Fact[] =>
  (Array.isArray(served) ? (served as Record<string, unknown>[]) : []).flatMap((one, index) =>
    (group.fields ?? []).flatMap((field) => factRow(field, one[field.name], `${rowLabel({ group, index, count: 0 })}: ${field.label}`, t)),
  );

function factValue(value: unknown, { type, options }: FormField, t: Translate): ReactNode {
  if (value === null || value === undefined || value === "") return null;
  if (type === "photos" || type === "rating" || type === "employee") return null;
  if (type === "category" || type === "locality") return (value as { name?: string }).name ?? null;
  if (type === "point") {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return (
      <>
        <a href={`geo:${latitude},${longitude}?q=${latitude},${longitude}`}>
          <NumberText>
            {latitude.toFixed(5)}, {longitude.toFixed(5)}
          </NumberText>{" "}
          · {t("case.location.open")}
        </a>
        <br />
        <a href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`} rel="noreferrer">
          {t("case.location.osm")}
        </a>
      </>
    );
  }
  if (type === "choice") return options?.find((one) => one.value === value)?.label ?? String(value);
  if (type === "mobile" || type === "pincode" || type === "integer") return <NumberText>{String(value)}</NumberText>;
  // In the language in which it was written, whichever way that runs.
  return <bdi>{String(value)}</bdi>;
}
