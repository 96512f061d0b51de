import type { ReactNode } from "react";
import { type Answers, isAsked, toInput } from "../../forms/answers.ts";
import { checkAnswer } from "../../forms/check-answer.ts";
import { loadChoices } from "../../forms/choices.ts";
import { FieldControl } from "../../forms/field-control.tsx";
import { byRow, RowFields } from "../../forms/row-fields.tsx";
import { addRow, expandRows, removeRow } from "../../forms/rows.ts";
import { ask } from "../../graphql/ask.ts";
import { EstimateQuery, PropertyFormQuery, type Tax } from "../../graphql/documents/tax.ts";
import { type FieldFault, GraphFault, missing } from "../../graphql/fault.ts";
import type { FormField, Service } from "../../graphql/types.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { FaultSummary, faultOf } from "../../ui/form.tsx";
import { BackLink } from "../../ui/surfaces.tsx";
import { TaxView } from "./tax-view.tsx";

type Asked = Record<string, string | string[] | undefined>;

/** What of the registration's form the tax depends on; of the owner the category alone. */
const ASKED = ["propertyType", "usage", "locality", "landArea", "units"];

function estimateFields(service: Service): FormField[] {
  const fields = service.form.pages.flatMap((page) => page.fields);
  const asked = ASKED.flatMap((name) => fields.find((field) => field.name === name) ?? []).map((field) =>
    field.name === "locality" ? { ...field, required: false } : field,
  );
  const category = fields.find((field) => field.name === "owners")?.fields?.find((field) => field.name === "category");
  return [...asked, ...(category ? [{ ...category, name: "owners.0.category", required: false }] : [])];
}

/** Answers out of the address, with a row more or less where a button said so. Everything stands in the address: an estimate can be kept and sent on. */
function answersIn(asked: Asked, fields: readonly FormField[]): Answers {
  const answers: Answers = {};
  for (const [name, value] of Object.entries(asked)) if (typeof value === "string" && value !== "") answers[name] = value.slice(0, 300);
  const [intent, target, place] = (typeof asked.intent === "string" ? asked.intent : "").split(":");
  const group = fields.find((field) => field.type === "group" && field.name === target);
  if (group && intent === "add") return addRow(group, answers);
  if (group && intent === "drop") return removeRow(group, Number(place), { answers, labels: {} }).answers;
  return answers;
}

/** What a property's tax would be: for whoever asks, before anything is filed. Nothing is kept. */
export async function EstimatePage({ locale, t, city, asked }: { locale: Locale; t: Translate; city: string; asked: Asked }) {
  const { service } = await ask(PropertyFormQuery, { city }, locale);
  if (!service) throw missing();
  const declared = estimateFields(service);
  const answers = answersIn(asked, declared);
  const shown = expandRows(
    declared.filter((field) => isAsked(field, answers)),
    answers,
  ).filter((field) => isAsked(field, answers));
  const choices = await loadChoices(shown, { city, locale, answers, asked });
  const { tax, faults, message } = asked.intent === "estimate" ? await estimate(shown, answers, city, locale, t) : nothing;
  const control = (field: FormField): ReactNode => (
    <FieldControl
      key={field.name}
      field={field}
      answer={answers[field.name]}
      fault={faultOf(faults, field.name)}
      choices={choices}
      alone={false}
      sheet
      locale={locale}
      t={t}
    />
  );
  return (
    <div className="stack-l">
      <div>
        <BackLink href={`/${locale}/tax`}>{t("tax.title")}</BackLink>
        <h1>{t("tax.estimate.title")}</h1>
        <p className="lede">{t("tax.estimate.text")}</p>
      </div>
      {tax ? (
        <section className="stack" aria-labelledby="result">
          <h2 id="result">{t("tax.estimate.result", { year: tax.financialYear })}</h2>
          <TaxView tax={tax} locale={locale} t={t} />
          <a className="button button-wide" href={`/${locale}/file/property`}>
            {service.callToAction}
          </a>
        </section>
      ) : null}
      <form action={`/${locale}/tax/estimate`} method="get" className="stack" noValidate>
        <FaultSummary faults={faults} message={message} shown={shown.map((field) => field.name)} t={t} />
        {/* Enter presses the first button of a form: it reckons, and takes no floor out. */}
        <button className="visually-hidden" type="submit" name="intent" value="estimate" tabIndex={-1} aria-hidden="true" />
        {declared.map((field) =>
          field.type === "group" && typeof answers[field.name] === "string" ? (
            <input key={field.name} type="hidden" name={field.name} value={answers[field.name] as string} />
          ) : null,
        )}
        {byRow(shown).map((fields) => {
          const row = fields[0]?.row;
          return row ? (
            <RowFields key={fields[0]?.name} row={row} t={t}>
              {fields.map(control)}
            </RowFields>
          ) : (
            fields.map(control)
          );
        })}
        <button className="button button-wide" type="submit" name="intent" value="estimate">
          {t("tax.estimate.action")}
        </button>
      </form>
    </div>
  );
}

interface Estimated {
  tax: Tax | null;
  faults: FieldFault[];
  message: string | null;
}
const nothing: Estimated = { tax: null, faults: [], message: null };

async function estimate(fields: readonly FormField[], answers: Answers, city: string, locale: Locale, t: Translate): Promise<Estimated> {
  const faults = fields.flatMap((field) => checkAnswer(field, answers[field.name], t) ?? []);
  if (faults.length > 0) return { tax: null, faults, message: null };
  try {
    const { estimatePropertyTax: tax } = await ask(EstimateQuery, { input: { ...toInput(fields, answers), city } }, locale);
    return { tax, faults: [], message: null };
  } catch (error) {
    if (!(error instanceof GraphFault) || error.code === "UNAVAILABLE") throw error;
    return { tax: null, faults: [...error.fields], message: error.message };
  }
}
