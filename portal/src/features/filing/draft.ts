import { v7 as uuid } from "uuid";
import { type Answers, isAsked } from "../../forms/answers.ts";
import { expandRows } from "../../forms/rows.ts";
import { ask } from "../../graphql/ask.ts";
import { FilingQuery, SaveDraftMutation } from "../../graphql/documents/filing.ts";
import type { FormField, FormPage, Service } from "../../graphql/types.ts";
import type { Locale } from "../../messages/locales.ts";
import { type Translate, translator } from "../../messages/translate.ts";
import { clerkSheet } from "./clerk-sheet.ts";

/** A case being filled in, as it is kept on the graph. */
export interface FilingDraft {
  /** The id the case will have: sent twice, it is one case. */
  id: string;
  answers: Answers;
  /** Names of chosen codes, by the field's name. */
  labels: Record<string, string>;
}

export interface Filing {
  service: Service;
  city: string;
  draft: FilingDraft;
  /** When it was last kept; null where nothing was. */
  keptAt: string | null;
  /** The pages that are asked, in order, given the answers so far. */
  pages: FormPage[];
}

const fresh = (onBehalf: boolean): FilingDraft => ({ id: uuid(), answers: onBehalf ? { channel: "counter" } : {}, labels: {} });

/** What the graph kept, if it is ours and whole. */
function asDraft(data: unknown): FilingDraft | null {
  const { id, answers, labels } = (data ?? {}) as Partial<FilingDraft>;
  return typeof id === "string" && answers && typeof answers === "object" ? { id, answers, labels: labels ?? {} } : null;
}

/** The fields that are asked, groups as the fields of their rows. Pure. */
function askedFields(fields: readonly FormField[], answers: Answers): FormField[] {
  const shown = fields.filter((field) => isAsked(field, answers));
  return expandRows(shown, answers).filter((field) => isAsked(field, answers));
}

/** The pages that are asked: a clerk's only of a clerk, conditional ones only under their condition. Pure. */
export function askedPages(service: Service, answers: Answers, onBehalf: boolean): FormPage[] {
  return service.form.pages
    .filter((page) => onBehalf || !page.onBehalfOnly)
    .map((page) => ({ ...page, fields: askedFields(page.fields, answers) }))
    .filter((page) => page.fields.length > 0);
}

/** The same as they are walked through: of a clerk all on one sheet. Pure. */
export function filingPages(service: Service, answers: Answers, onBehalf: boolean, t: Translate): FormPage[] {
  const pages = askedPages(service, answers, onBehalf);
  return onBehalf ? clerkSheet(service, pages, t) : pages;
}

/** A service with the reader's draft for it; null where the city has no such service. */
export async function readFiling(id: string, city: string, onBehalf: boolean, locale: Locale): Promise<Filing | null> {
  const { service, draft } = await ask(FilingQuery, { service: id, city }, locale);
  if (!service || (onBehalf && !service.canFileOnBehalf)) return null;
  // A draft for another city names that city's places: here one begins anew.
  const kept = draft?.city === city ? asDraft(draft.data) : null;
  const own = kept ?? fresh(onBehalf);
  const pages = filingPages(service, own.answers, onBehalf, translator(locale));
  return { service, city, draft: own, keptAt: kept ? (draft?.updatedAt ?? null) : null, pages };
}

export async function saveDraft(filing: Filing, draft: FilingDraft, locale: Locale): Promise<void> {
  await ask(SaveDraftMutation, { service: filing.service.id, city: filing.city, data: draft }, locale);
}

export const fieldsOf = (pages: readonly FormPage[]): FormField[] => pages.flatMap((page) => page.fields);
