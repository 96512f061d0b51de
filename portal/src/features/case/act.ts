import type { NextResponse } from "next/server";
import { readList, withList } from "../../desk/inbox-ask.ts";
import { type Answers, isPhotos, readAnswer, toInput } from "../../forms/answers.ts";
import { checkAnswer } from "../../forms/check-answer.ts";
import { uploadPhotos } from "../../forms/upload-photos.ts";
import { ask } from "../../graphql/ask.ts";
import { actOnCaseMutation } from "../../graphql/documents/generated.ts";
import { type FieldFault, GraphFault } from "../../graphql/fault.ts";
import type { FormPost } from "../../session/form-post.ts";
import { readCase } from "./read-case.ts";

/** Does an action with what its page sent. A case that moved on meanwhile is shown as it now stands, with what was typed kept. */
export async function act(post: FormPost): Promise<NextResponse> {
  const { params, form, text, see, retry, refused, locale, t } = post;
  const base = text("base") === "/officer/cases" ? "/officer/cases" : "/cases";
  const here = `${base}/${params.service}/${params.id}`;
  const code = text("action");
  if (!/^[A-Za-z_]{1,60}$/.test(code)) return see(here);
  const list = base === "/cases" ? "" : readList(text("list"));
  const page = withList(`${here}/${code}`, list);
  const looked = /^\d{1,6}$/.test(text("version")) ? Number(text("version")) : null;
  // To the page that says what somebody else did since this form was opened.
  const since = (path: string) => `${path}${path.includes("?") ? "&" : "?"}since=${looked}`;
  const given: Answers = {};
  try {
    const { service, detail } = await readCase(params.service ?? "", params.id ?? "", text("city"), locale);
    const action = detail.actions?.find((one) => one.code === code);
    const moved = looked !== null && typeof detail.version === "number" && detail.version > looked;
    if (!action) return see(moved ? since(withList(here, list)) : withList(here, list));
    if (!action.allowed)
      return moved ? see(since(page)) : retry(page, { values: {}, message: action.why?.message ?? t("case.retry.conflict") });
    const faults: FieldFault[] = [];
    for (const field of action.needs) {
      if (field.type === "photos") continue;
      const answer = readAnswer(field, form);
      if (answer !== undefined) given[field.name] = answer;
    }
    // Photos are sent on only with a form that is right otherwise: a refused one would leave them without a case.
    for (const field of action.needs.filter((one) => one.type !== "photos")) {
      const fault = checkAnswer(field, given[field.name], t);
      if (fault) faults.push(fault);
    }
    if (faults.length > 0) return retry(page, { values: given, faults });
    const answers: Answers = { ...given };
    for (const field of action.needs.filter((one) => one.type === "photos")) {
      const sent = await uploadPhotos(form, field.name, field.maxItems ?? 3, locale);
      answers[field.name] = sent.photos;
      const fault = sent.refusal
        ? { path: field.name, code: sent.refusal.code, message: sent.refusal.message || t("field.photos.failed") }
        : checkAnswer(field, sent.photos, t);
      if (fault) faults.push(fault);
    }
    if (faults.length > 0) return retry(page, { values: given, faults });
    const input = { ...toInput(action.needs, answers), id: detail.id, action: code, ...(looked === null ? {} : { version: looked }) };
    await ask(actOnCaseMutation(service), { input }, locale);
    return see(withList(`${here}?done=${code}`, list));
  } catch (error) {
    if (error instanceof GraphFault && error.code === "CONFLICT")
      return looked === null ? retry(page, { values: given, message: t("case.retry.conflict") }) : retry(since(page), { values: given });
    return refused(error, page, Object.fromEntries(Object.entries(given).filter(([, answer]) => !isPhotos(answer))));
  }
}
