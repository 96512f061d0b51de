import type { NextResponse } from "next/server";
import { readList } from "../../desk/inbox-ask.ts";
import { type Answers, readAnswer, toInput } from "../../forms/answers.ts";
import { checkAnswer } from "../../forms/check-answer.ts";
import { ask } from "../../graphql/ask.ts";
import { actOnCaseMutation } from "../../graphql/documents/generated.ts";
import { GraphFault } from "../../graphql/fault.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";
import { readAssignment, readReferences } from "./read-assignment.ts";

/** What became of one of several cases. */
export interface AssignmentResult {
  service: string;
  id: string;
  number: string | null;
  /** Null: done. */
  fault: string | null;
}

/** How many are written at once: a citizen's filing should not wait behind a clerk's stack. */
const AT_ONCE = 3;

/** Gives several cases to one person. Each is its own command: one that somebody else was faster with holds up none of the others. */
export async function assign({ form, text, retry, refused, locale, t }: FormPost): Promise<NextResponse> {
  const references = readReferences(form.getAll("case"));
  const { city } = await pageRequest();
  const list = readList(text("list"));
  const query = new URLSearchParams([...references.map((one) => ["case", `${one.service}:${one.id}`]), ...(list ? [["list", list]] : [])]);
  const page = `/officer/assign?${query}`;
  const given: Answers = {};
  try {
    const plan = await readAssignment(references, city ?? "", locale);
    const { action, needs, roots } = plan;
    if (!action) return retry(page, { values: {}, message: t("assign.why") });
    for (const field of needs) {
      const answer = readAnswer(field, form);
      if (answer !== undefined) given[field.name] = answer;
    }
    const faults = needs.flatMap((field) => checkAnswer(field, given[field.name], t) ?? []);
    if (faults.length > 0) return retry(page, { values: given, faults });
    const numbers = new Map([...plan.possible, ...plan.impossible.map((one) => one.case)].map((one) => [one.id, one.number]));
    const results: AssignmentResult[] = [];
    const queue = [...references];
    const work = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const root = roots.get(one.service);
        const input = {
          ...toInput(needs, given),
          id: one.id,
          action: action.code,
          ...(one.version === null ? {} : { version: one.version }),
        };
        const fault = root ? await faultOf(() => ask(actOnCaseMutation(root), { input }, locale)) : t("assign.why");
        results.push({ service: one.service, id: one.id, number: numbers.get(one.id) ?? null, fault });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return retry(`/officer/assign/done?${new URLSearchParams(list ? { list } : {})}`, { values: { results } });
  } catch (error) {
    return refused(error, page, given);
  }

  async function faultOf(command: () => Promise<unknown>): Promise<string | null> {
    try {
      await command();
      return null;
    } catch (error) {
      if (!(error instanceof GraphFault)) throw error;
      if (error.code === "CONFLICT") return t("assign.conflict");
      return error.fields[0]?.message || error.message || t("trouble.unavailable.text");
    }
  }
}
