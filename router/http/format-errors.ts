import { join } from "node:path";
import { readBundles, type Translate, translators } from "@civicgraph/kit/locales";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import type { EdgeRefusal } from "../refusal.ts";

const translatorFor = translators(readBundles(join(import.meta.dirname, "../locales")));

/** Codes a client may see; anything else is a bug somewhere and becomes INTERNAL_SERVER_ERROR. */
const CODES = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "CONFLICT",
  "ACTION_NOT_ALLOWED",
  "DUES_OUTSTANDING",
  "RATE_LIMITED",
  "TOO_COMPLEX",
  "UNAVAILABLE",
]);

export interface Speaker {
  locale: string;
  correlationId: string;
}

export type AnswerError = Pick<GraphQLFormattedError, "message" | "path" | "locations"> & { extensions: Record<string, unknown> };

/** A refusal of the edge itself. */
export function formatRefusal(refusal: EdgeRefusal, { locale, correlationId }: Speaker): AnswerError {
  return { message: translatorFor(locale)(refusal.key, refusal.values), extensions: { code: refusal.code, correlationId } };
}

/** A fault in the request that graphql found (syntax, validation, variables): its own sentence helps and reveals nothing of ours. */
export function formatInvalid(error: GraphQLError, { correlationId }: Speaker): AnswerError {
  return {
    message: error.message,
    ...(error.locations?.length ? { locations: error.locations } : {}),
    extensions: { code: "BAD_USER_INPUT", correlationId },
  };
}

/** Something we did not expect: the id is all that goes out. */
export function formatBug({ locale, correlationId }: Speaker): AnswerError {
  const code = "INTERNAL_SERVER_ERROR";
  return { message: translatorFor(locale)(`error.${code}`, { correlationId }), extensions: { code, correlationId } };
}

/**
 * The errors of an executed operation. What subgraphs refuse passes with its code, fields and text; a subgraph that does not answer is UNAVAILABLE;
 * everything else is masked and given to `report`.
 */
export function formatErrors(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  speaker: Speaker,
  report: (error: unknown) => void,
): AnswerError[] {
  const t = translatorFor(speaker.locale);
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    const formatted = formatOne(error, speaker, t, report);
    const key = JSON.stringify([formatted.path, formatted.extensions.code, formatted.message]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [formatted];
  });
}

function formatOne(
  error: GraphQLError | GraphQLFormattedError,
  speaker: Speaker,
  t: Translate,
  report: (error: unknown) => void,
): AnswerError {
  const extensions = error.extensions ?? {};
  const code = String(extensions.code ?? "");
  const path = pathOf(error.path, extensions.at);
  const where = path ? { path } : {};
  if (CODES.has(code)) {
    const fields = Array.isArray(extensions.fields) ? { fields: extensions.fields } : {};
    return {
      message: messageOf(error.message, code, extensions.key, t),
      ...where,
      extensions: { code, correlationId: speaker.correlationId, ...fields },
    };
  }
  // Variables that do not fit their types are found by the gateway, which gives no code.
  if (/^Variable "\$/.test(error.message)) {
    return { message: error.message, extensions: { code: "BAD_USER_INPUT", correlationId: speaker.correlationId } };
  }
  // A subgraph that masks its bugs has logged them; one that says nothing of itself has not.
  if (code !== "INTERNAL_SERVER_ERROR") report(error);
  return { ...formatBug(speaker), ...where };
}

/** A subgraph's text where it has one for people; ours where it only repeats the code. */
function messageOf(message: string, code: string, key: unknown, t: Translate): string {
  if (typeof key === "string") return t(key);
  if (message && message !== code) return message;
  return t(code === "RATE_LIMITED" ? "error.RATE_LIMITED.unknown" : `error.${code}`, {});
}

/** The path in the answer; for a place inside a list, the list. */
function pathOf(path: GraphQLFormattedError["path"], at: unknown): readonly (string | number)[] | undefined {
  if (!Array.isArray(at) || at.length === 0) return path;
  const list = at.indexOf("@");
  return list === -1 ? at : at.slice(0, list);
}
