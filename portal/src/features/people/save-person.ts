import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import {
  CreatePersonMutation,
  DeactivatePersonMutation,
  ReactivatePersonMutation,
  ResetPasswordMutation,
  UpdatePersonMutation,
} from "../../graphql/documents/people.ts";
import type { FormPost } from "../../session/form-post.ts";
import { clearOnce, writeOnce } from "../../session/once.ts";
import { pageRequest } from "../../session/request.ts";
import { answersOf, changesBetween, MANAGER_QUERY, readPersonAnswers } from "./person-answers.ts";
import { readPerson } from "./read-person.ts";

const PEOPLE = "/officer/people";

/** The search for a manager posts the form too, so that nothing typed is lost; an unchanged search means "save". */
function managerSearch({ text }: FormPost): string | null {
  const query = text(MANAGER_QUERY);
  return text("intent") === "search" && query !== text(`${MANAGER_QUERY}-shown`)
    ? `?${new URLSearchParams({ [MANAGER_QUERY]: query })}`
    : null;
}

export async function createPerson(post: FormPost): Promise<NextResponse> {
  const answers = readPersonAnswers(post);
  const here = `${PEOPLE}/new`;
  const search = managerSearch(post);
  if (search) return post.retry(here + search, { values: { ...answers } });
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  const { mobile, designation, reportsTo, ...given } = answers;
  try {
    const input = { ...given, city, mobile: mobile || null, designation: designation || null, reportsTo: reportsTo || null };
    const { createEmployee } = await ask(CreatePersonMutation, { input }, post.locale);
    const { id } = createEmployee.employee;
    const response = post.see(`${PEOPLE}/${id}`);
    writeOnce(response, { about: id, text: createEmployee.temporaryPassword });
    return response;
  } catch (error) {
    return post.refused(error, here, { ...answers });
  }
}

export async function updatePerson(post: FormPost): Promise<NextResponse> {
  const id = post.params.id ?? "";
  const here = `${PEOPLE}/${id}`;
  const search = managerSearch(post);
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  let answers = readPersonAnswers(post);
  if (search) return post.retry(here + search, { values: { ...answers } });
  try {
    const { employee } = await readPerson(id, city, "", post.locale);
    const before = answersOf(employee, city);
    answers = { ...answers, username: before.username };
    const changes = changesBetween(before, answers);
    if (Object.keys(changes).length > 0) await ask(UpdatePersonMutation, { input: { id, city, ...changes } }, post.locale);
    return post.see(`${here}?done=1`);
  } catch (error) {
    return post.refused(error, here, { ...answers });
  }
}

/** Deactivate, reactivate, a new password; `noted` forgets the password that was shown. */
export async function actOnPerson(post: FormPost): Promise<NextResponse> {
  const { id = "", action = "" } = post.params;
  const here = `${PEOPLE}/${id}`;
  const reason = post.text("reason");
  if (action === "noted") {
    const response = post.see(here);
    clearOnce(response);
    return response;
  }
  try {
    if (action === "password") {
      const { resetEmployeePassword } = await ask(ResetPasswordMutation, { id }, post.locale);
      const response = post.see(here);
      writeOnce(response, { about: id, text: resetEmployeePassword.temporaryPassword });
      return response;
    }
    if (action === "deactivate") await ask(DeactivatePersonMutation, { id, reason }, post.locale);
    if (action === "reactivate") await ask(ReactivatePersonMutation, { id, reason }, post.locale);
    return post.see(`${here}?done=1`);
  } catch (error) {
    return post.refused(error, `${here}/${action}`, { reason });
  }
}
