import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { ArgumentValidationError } from "type-graphql";
import { isConnectionFault, isUnreadableValue } from "../database/connection-fault.ts";
import { type FieldFault, Refusal } from "../errors.ts";
import type { Translate } from "../locales.ts";

interface ConstraintFault {
  property: string;
  constraints?: Record<string, string>;
  children?: ConstraintFault[];
}

/** class-validator's faults as ours: the path, and a message key for the constraint. */
function faultsOf(errors: ConstraintFault[], path: string): FieldFault[] {
  return errors.flatMap((error) => {
    const here = `${path}.${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
      path: here,
      code: constraintKeys[constraint] ?? "field.invalid",
      values: bounds(error.constraints?.[constraint]),
    }));
    return [...own.slice(0, 1), ...faultsOf(error.children ?? [], here)];
  });
}

const constraintKeys: Record<string, string> = {
  isNotEmpty: "field.required",
  maxLength: "field.tooLong",
  minLength: "field.tooShort",
  arrayMaxSize: "field.tooMany",
  min: "field.outOfRange",
  max: "field.outOfRange",
};

/** Numbers in class-validator's own sentence are its bounds. */
function bounds(message: string | undefined): Record<string, number> {
  const numbers = message?.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const last = numbers.at(-1) ?? 0;
  return { min: last, max: last };
}

/**
 * What the client sees of an error: refusals in the caller's language with their code and fields; of anything else only a correlation id.
 * Bugs go to the log whole.
 */
export function formatErrorFor(t: Translate, correlationId: string, log: Logger) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const error = unwrapResolverError(raw);
    const where = {
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
    };
    const say = (code: string, message: string, fields: FieldFault[] = []) => ({
      ...where,
      message,
      extensions: {
        code,
        correlationId,
        ...(fields.length
          ? {
              fields: fields.map((field) => ({
                path: field.path,
                code: field.code,
                message: field.message ?? t(field.code, field.values),
              })),
            }
          : {}),
      },
    });
    if (error instanceof Refusal) return say(error.code, t(error.key, error.values), error.fields);
    // Where the check itself failed, TypeGraphQL puts that error in the place of the list: a bug like any other.
    const faults = error instanceof ArgumentValidationError ? (error.extensions as { validationErrors: unknown }).validationErrors : null;
    if (Array.isArray(faults)) return say("BAD_USER_INPUT", t("error.badInput"), faultsOf(faults as ConstraintFault[], "input"));
    const code = error instanceof ArgumentValidationError ? null : formatted.extensions?.code;
    if (code === "GRAPHQL_VALIDATION_FAILED" || code === "GRAPHQL_PARSE_FAILED" || code === "BAD_USER_INPUT" || code === "BAD_REQUEST") {
      // The request itself is wrong (unknown field, wrong type of a variable): graphql's own sentence helps and reveals nothing of ours.
      return say("BAD_USER_INPUT", formatted.message);
    }
    if (
      error instanceof GraphQLError &&
      error.originalError === undefined &&
      error.extensions?.code === undefined &&
      /^Variable "\$/.test(error.message)
    )
      return say("BAD_USER_INPUT", error.message);
    if (isUnreadableValue(error)) {
      log.warn({ err: error, correlationId, path: formatted.path }, "a value that the database cannot read");
      return say("BAD_USER_INPUT", t("error.badInput"));
    }
    if (isConnectionFault(error)) {
      log.warn({ err: error, correlationId, path: formatted.path }, "the database does not answer");
      return say("UNAVAILABLE", t("error.unavailable"));
    }
    log.error({ err: error, correlationId, path: formatted.path }, "unexpected error in a resolver");
    return say("INTERNAL_SERVER_ERROR", t("error.internal", { correlationId }));
  };
}
