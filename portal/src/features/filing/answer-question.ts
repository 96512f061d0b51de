import type { NextResponse } from "next/server";
import { type Answers, isPhotos, readAnswer } from "../../forms/answers.ts";
import { checkAnswer } from "../../forms/check-answer.ts";
import { queryName } from "../../forms/choices.ts";
import { labelName } from "../../forms/locality-control.tsx";
import { addRow, removeRow, rowId, rowsOf } from "../../forms/rows.ts";
import { uploadPhotos } from "../../forms/upload-photos.ts";
import type { FieldFault } from "../../graphql/fault.ts";
import type { FormField } from "../../graphql/types.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";
import { type FilingDraft, filingPages, readFiling, saveDraft } from "./draft.ts";
import { asFilingBase, CHECK, isOnBehalf } from "./places.ts";

/**
 * Keeps what a question's page sent, right or wrong, then goes where its button leads: on, to a search within the page,
 * or back with what must be looked at again.
 */
export async function answerQuestion(post: FormPost): Promise<NextResponse> {
  const { params, form, text, see, retry, refused, locale, t } = post;
  const base = asFilingBase(text("base"));
  const [intent = "next", target = "", place = ""] = text("intent").split(":");
  const fromCheck = text("from") === "check";
  const start = `${base}/${params.service}`;
  const here = (query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...(fromCheck ? { from: "check" } : {}), ...query }).toString();
    return `${start}/${params.page}${search ? `?${search}` : ""}`;
  };
  const { city } = await pageRequest();
  if (!city) return see("/welcome");
  const given: Answers = {};
  try {
    const filing = await readFiling(params.service ?? "", city, isOnBehalf(base), locale);
    const page = filing?.pages.find((one) => one.id === params.page);
    if (!filing || !page) return see(start);
    const faults: FieldFault[] = [];
    const labels = { ...filing.draft.labels };
    for (const field of page.fields) {
      if (field.type === "photos") {
        const before = filing.draft.answers[field.name];
        let photos = isPhotos(before) ? before : [];
        if (intent === "remove" && target === field.name) photos = photos.filter((_, index) => String(index) !== place);
        const sent = await uploadPhotos(form, field.name, (field.maxItems ?? 3) - photos.length, locale);
        if (sent.refusal)
          faults.push({ path: field.name, code: sent.refusal.code, message: sent.refusal.message || t("field.photos.failed") });
        given[field.name] = [...photos, ...sent.photos];
        continue;
      }
      const answer = readAnswer(field, form);
      if (answer === undefined) continue;
      given[field.name] = answer;
      const label = typeof answer === "string" ? text(labelName(field.name, answer)).slice(0, 200) : "";
      if (label) labels[field.name] = label;
    }
    const said: FilingDraft = { ...filing.draft, answers: { ...filing.draft.answers, ...given }, labels };
    const group = page.fields.find((field) => field.row?.group.name === target)?.row?.group;
    const draft = { ...said, ...(group ? changeRows(group, intent, Number(place), said) : {}) };
    await saveDraft(filing, draft, locale);
    if (group && intent === "add") return see(`${here()}#${rowId(group.name, rowsOf(group, draft.answers) - 1)}`);
    if (group && intent === "drop") return see(`${here()}#${rowId(group.name, 0)}`);

    // Enter in any line of the page presses the first button, which may be a search: an unchanged search means "go on".
    const query = text(queryName(target));
    if (intent === "search" && query !== text(`${queryName(target)}-shown`)) return see(here({ [queryName(target)]: query }));
    if (intent === "remove") return see(here());
    const pages = filingPages(filing.service, draft.answers, isOnBehalf(base), t);
    // An answer on this page may bring another question onto it.
    const now = pages.find((one) => one.id === page.id) ?? page;
    for (const field of now.fields) {
      const fault = checkAnswer(field, draft.answers[field.name], t);
      if (fault && !faults.some((one) => one.path === field.name)) faults.push(fault);
    }
    if (faults.length > 0) return retry(here(), { values: withoutPhotos(given), faults });
    const next = pages[pages.findIndex((one) => one.id === page.id) + 1];
    return see(fromCheck || !next ? `${start}/${CHECK}` : `${start}/${next.id}`);
  } catch (error) {
    return refused(error, here(), withoutPhotos(given));
  }
}

/** A row more or less, by the page's own buttons. */
function changeRows(group: FormField, intent: string, index: number, draft: FilingDraft): Pick<FilingDraft, "answers" | "labels"> {
  if (intent === "add") return { answers: addRow(group, draft.answers), labels: draft.labels };
  return intent === "drop" ? removeRow(group, index, draft) : draft;
}

/** Photos stand in the draft; their receipts would not fit into a cookie. */
const withoutPhotos = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isPhotos(answer)));
