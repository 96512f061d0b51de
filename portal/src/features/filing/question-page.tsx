import { redirect } from "next/navigation";
import type { Answers } from "../../forms/answers.ts";
import { loadChoices } from "../../forms/choices.ts";
import { FieldControl } from "../../forms/field-control.tsx";
import { byRow, RowFields } from "../../forms/row-fields.tsx";
import { missing } from "../../graphql/fault.ts";
import type { FormField } from "../../graphql/types.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf } from "../../ui/form.tsx";
import { BackLink } from "../../ui/surfaces.tsx";
import { SHEET } from "./clerk-sheet.ts";
import { readFiling } from "./draft.ts";
import { CHECK, isOnBehalf } from "./places.ts";
import { Progress } from "./progress.tsx";
import type { FilingPageProps } from "./start-page.tsx";

/** One question: its controls, help, and Next. What was answered before stands in it. */
export async function QuestionPage({ locale, t, base, serviceId, city, asked, pageId }: FilingPageProps & { pageId: string }) {
  const filing = await readFiling(serviceId, city, isOnBehalf(base), locale);
  if (!filing) throw missing();
  const at = `/${locale}${base}/${serviceId}`;
  const index = filing.pages.findIndex((one) => one.id === pageId);
  const page = filing.pages[index];
  // A question that the answers so far leave out.
  if (!page) redirect(at);
  const flash = await readFlash(asked);
  const given: Answers = {};
  for (const field of page.fields) if (typeof asked[field.name] === "string") given[field.name] = asked[field.name] as string;
  const answers: Answers = { ...filing.draft.answers, ...given, ...((flash?.values ?? {}) as Answers) };
  const choices = await loadChoices(page.fields, { city, locale, answers, asked });
  const fromCheck = asked.from === "check";
  const before = filing.pages[index - 1];
  const optional = page.fields.every((field) => !field.required);
  const control = (field: FormField) => (
    <FieldControl
      key={field.name}
      field={field}
      answer={answers[field.name]}
      answerLabel={filing.draft.labels[field.name]}
      fault={faultOf(flash?.faults ?? [], field.name)}
      choices={choices}
      alone={page.fields.length === 1}
      sheet={page.id === SHEET || field.row !== undefined}
      first={page.id === SHEET && field === page.fields[0] && !flash && Object.keys(asked).every((one) => !one.startsWith("q-"))}
      locale={locale}
      t={t}
    />
  );
  return (
    <div>
      {fromCheck ? (
        <BackLink href={`${at}/${CHECK}`}>{t("common.back")}</BackLink>
      ) : (
        <BackLink href={before ? `${at}/${before.id}` : `/${locale}${isOnBehalf(base) ? "/officer" : ""}`}>{t("common.back")}</BackLink>
      )}
      {page.id === SHEET ? null : <Progress step={index + 1} steps={filing.pages.length} t={t} />}
      <form
        action={`/${locale}/post/file/${serviceId}/${page.id}`}
        method="post"
        encType={page.fields.some((field) => field.type === "photos") ? "multipart/form-data" : undefined}
        className="stack"
        noValidate
      >
        <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={page.fields.map((field) => field.name)} t={t} />
        <h1>{page.title}</h1>
        {page.help ? <p className="lede">{page.help}</p> : null}
        <input type="hidden" name="base" value={base} />
        {fromCheck ? <input type="hidden" name="from" value="check" /> : null}
        {/* Enter presses the first button of a form: among rows it goes on, and takes none out. */}
        {page.fields.some((field) => field.row) ? (
          <button className="visually-hidden" type="submit" name="intent" value="next" tabIndex={-1} aria-hidden="true" />
        ) : null}
        {byRow(page.fields).map((fields) => {
          const [{ row, name } = {} as FormField] = fields;
          const controls = fields.map(control);
          return row ? (
            <RowFields key={name} row={row} t={t}>
              {controls}
            </RowFields>
          ) : (
            controls
          );
        })}
        <div className="button-row step-actions">
          <button className="button button-wide" type="submit" name="intent" value="next">
            {fromCheck ? t("common.continue") : t("common.next")}
          </button>
          {optional ? (
            <button className="button button-plain" type="submit" name="intent" value="skip">
              {t("filing.skip")}
            </button>
          ) : null}
        </div>
      </form>
    </div>
  );
}
