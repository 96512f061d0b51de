import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type FieldFault, GraphFault } from "../graphql/fault.ts";
import { DEFAULT_LOCALE, isLocale, type Locale } from "../messages/locales.ts";
import { type Translate, translator } from "../messages/translate.ts";
import { writeFlash } from "./flash.ts";
import { foreignOrigin, isSameOrigin } from "./origin.ts";

/** Three photos as a camera makes them; anything larger is no form of ours. */
const MAX_BYTES = 40 * 1024 * 1024;

export interface FormPost {
  request: NextRequest;
  params: Record<string, string>;
  locale: Locale;
  t: Translate;
  form: FormData;
  /** A text field of the form, trimmed; "" where it is absent. */
  text(name: string): string;
  /** Goes on to a page of this portal: `/cases`, in the reader's language. */
  see(path: string): NextResponse;
  /** Back to the form's page, with what was typed and what was wrong with it. */
  retry(path: string, again: { values: Record<string, unknown>; faults?: FieldFault[]; message?: string }): NextResponse;
  /** The same for a refusal of the graph; any other error is thrown on. */
  refused(error: unknown, path: string, values: Record<string, unknown>): NextResponse;
}

/**
 * A route handler for a plain form: POST, redirect, GET. Refuses other origins with 403 before it reads anything.
 * The address of each handler is stable across builds, and nothing in it needs JavaScript.
 */
export function formPost(handle: (post: FormPost) => Promise<NextResponse>) {
  return async (request: NextRequest, context: { params: Promise<Record<string, string>> }): Promise<NextResponse> => {
    if (!isSameOrigin(request)) return foreignOrigin();
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return new NextResponse("Too large", { status: 413 });
    const params = await context.params;
    const locale = isLocale(params.locale) ? params.locale : DEFAULT_LOCALE;
    const t = translator(locale);
    let form: FormData;
    try {
      form = await request.formData();
    } catch {
      return new NextResponse("Bad request", { status: 400 });
    }
    const inLocale = (path: string) =>
      isLocale(path.slice(1, 3)) && /^\/..(\/|\?|$)/.test(path) ? path : `/${locale}${path === "/" ? "" : path}`;
    const see = (path: string) => new NextResponse(null, { status: 303, headers: { location: inLocale(path) } });
    const retry: FormPost["retry"] = (path, { values, faults = [], message }) => {
      const id = randomUUID().slice(0, 8);
      const response = see(`${path}${path.includes("?") ? "&" : "?"}again=${id}`);
      writeFlash(response, { id, values, faults, message: message ?? null });
      return response;
    };
    const refused: FormPost["refused"] = (error, path, values) => {
      if (!(error instanceof GraphFault)) throw error;
      if (error.code === "UNAUTHENTICATED" && !path.startsWith("/sign-in"))
        return see(`/sign-in${path.startsWith("/officer") ? "/employee" : ""}?next=${encodeURIComponent(inLocale(path))}`);
      const message = error.code === "UNAVAILABLE" || !error.message ? t("trouble.unavailable.text") : error.message;
      return retry(path, { values, faults: [...error.fields], message });
    };
    return handle({ request, params, locale, t, form, text: (name) => textOf(form.get(name)), see, retry, refused });
  };
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value.replace(/\r\n/g, "\n").trim() : "");
