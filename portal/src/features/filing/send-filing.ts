import type { NextResponse } from "next/server";
import { toInput } from "../../forms/answers.ts";
import { checkAnswer } from "../../forms/check-answer.ts";
import { ask } from "../../graphql/ask.ts";
import { DiscardDraftMutation } from "../../graphql/documents/filing.ts";
import { fileCaseMutation } from "../../graphql/documents/generated.ts";
import { GraphFault } from "../../graphql/fault.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";
import { fieldsOf, readFiling } from "./draft.ts";
import { asFilingBase, CHECK, casesOf, isOnBehalf } from "./places.ts";

/** Sends what was filled in. Faults are shown on the check page; what was typed stays in the draft until the case exists. */
export async function sendFiling(post: FormPost): Promise<NextResponse> {
  const { params, text, see, retry, refused, locale, t } = post;
  const base = asFilingBase(text("base"));
  const onBehalf = isOnBehalf(base);
  const check = `${base}/${params.service}/${CHECK}`;
  const { city } = await pageRequest();
  if (!city) return see("/welcome");
  try {
    const filing = await readFiling(params.service ?? "", city, onBehalf, locale);
    if (!filing) return see(`${base}/${params.service}`);
    const { draft, pages, service } = filing;
    // Sent already, in another tab or by a second tap: the draft is gone.
    if (filing.keptAt === null) return see(onBehalf ? "/officer" : "/cases");
    const fields = fieldsOf(pages);
    const faults = fields.flatMap((field) => checkAnswer(field, draft.answers[field.name], t) ?? []);
    if (faults.length > 0) return retry(check, { values: {}, faults });
    const input = { ...toInput(fields, draft.answers), id: draft.id, city, ...(onBehalf ? {} : { channel: "web" }) };
    const { filed } = await ask(fileCaseMutation(service), { input }, locale);
    await ask(DiscardDraftMutation, { service: service.id }, locale).catch((error: unknown) => {
      // The case stands; a draft that could not be dropped is offered again and sends the same case.
      if (!(error instanceof GraphFault)) throw error;
    });
    // The next citizen will most likely come the same way.
    const channel = onBehalf ? `?channel=${draft.answers.channel}` : "";
    return see(`${casesOf(base)}/${service.id}/${filed.id}/filed${channel}`);
  } catch (error) {
    return refused(error, check, {});
  }
}

/** Throws a draft away, at the reader's word. */
export async function discardFiling({ params, text, see, refused, locale }: FormPost): Promise<NextResponse> {
  const base = asFilingBase(text("base"));
  const start = `${base}/${params.service}`;
  try {
    await ask(DiscardDraftMutation, { service: params.service ?? "" }, locale);
    const to = text("to");
    return see(to.startsWith(`${start}/`) ? to : start);
  } catch (error) {
    return refused(error, start, {});
  }
}
