import type { ReactNode } from "react";
import { type Answer, isGiven, isPhotos, isPoint } from "../../forms/answers.ts";
import { loadChoices } from "../../forms/choices.ts";
import { rowLabel } from "../../forms/row-fields.tsx";
import { missing } from "../../graphql/fault.ts";
import type { CategoryOption, FormField } from "../../graphql/types.ts";
import type { Translate } from "../../messages/translate.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary } from "../../ui/form.tsx";
import { BackLink, Facts, NumberText } from "../../ui/surfaces.tsx";
import { fieldsOf, readFiling } from "./draft.ts";
import { CHECK, isOnBehalf } from "./places.ts";
import type { FilingPageProps } from "./start-page.tsx";

/** Every answer with a way back to its question; then it is sent. */
export async function CheckPage({ locale, t, base, serviceId, city, asked }: FilingPageProps) {
  const filing = await readFiling(serviceId, city, isOnBehalf(base), locale);
  if (!filing) throw missing();
  const { draft, pages } = filing;
  const at = `/${locale}${base}/${serviceId}`;
  const flash = await readFlash(asked);
  const categoryFields = fieldsOf(pages).filter((field) => field.type === "category");
  const { categories } = await loadChoices(categoryFields, { city, locale, answers: {}, asked: {} });
  const last = pages.at(-1);
  return (
    <div className="stack">
      <BackLink href={last ? `${at}/${last.id}` : at}>{t("common.back")}</BackLink>
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      <h1>{t("filing.check.title")}</h1>
      <p className="lede">{t("filing.check.text")}</p>
      <Facts
        rows={pages.flatMap((page) =>
          page.fields.map((field) => ({
            label: field.row ? `${rowLabel(field.row)}: ${field.label}` : field.label,
            value: shown(field, draft.answers[field.name], { labels: draft.labels, categories, t }),
            action: (
              <a href={`${at}/${page.id}?from=check`}>
                {t("common.change")}
                <span className="visually-hidden"> {field.label}</span>
              </a>
            ),
          })),
        )}
      />
      <form action={`/${locale}/post/file/${serviceId}/${CHECK}`} method="post">
        <input type="hidden" name="base" value={base} />
        {/* biome-ignore lint/a11y/noAutofocus: a clerk has read along while typing; Enter sends */}
        <button className="button button-wide" type="submit" name="intent" value="send" autoFocus={isOnBehalf(base) && !flash}>
          {t("filing.check.send")}
        </button>
      </form>
    </div>
  );
}

function shown(
  field: FormField,
  answer: Answer | undefined,
  { labels, categories, t }: { labels: Record<string, string>; categories: Record<string, CategoryOption[]>; t: Translate },
): ReactNode {
  if (!isGiven(answer)) return <span className="soft">{t("filing.check.none")}</span>;
  if (isPhotos(answer))
    return (
      <span className="photos">
        {answer.map((photo, index) =>
          photo.thumbnail ? (
            <img key={photo.receipt} src={photo.thumbnail} alt={t("field.photos.photo", { index: index + 1 })} width={120} height={120} />
          ) : (
            <span key={photo.receipt}>{photo.name}</span>
          ),
        )}
      </span>
    );
  if (isPoint(answer)) return t("field.point.given");
  if (field.type === "category")
    return (field.optionsField ? categories[field.optionsField] : undefined)?.find((one) => one.code === answer)?.name ?? answer;
  if (field.type === "choice") return field.options?.find((one) => one.value === answer)?.label ?? answer;
  if (field.type === "locality") return labels[field.name] ?? answer;
  if (field.type === "mobile" || field.type === "pincode" || field.type === "integer") return <NumberText>{answer}</NumberText>;
  return <bdi>{answer}</bdi>;
}
