import { ValidationError } from "@mikro-orm/core";
import { ZodError } from "zod";
import { databaseFault, describeFault } from "./describe-fault.ts";

/** Of these the sentence quotes what was being written or read: PostgreSQL its values, MikroORM the whole entity, a parser its text. */
const quotes = (error: Error): boolean =>
  error instanceof ZodError || error instanceof SyntaxError || error instanceof ValidationError || databaseFault(error) !== null;

/**
 * An error as it may stand in a log: kind, sentence and where in the code, and no other property, as drivers hang statements and values on theirs.
 * Where the sentence could hold somebody's name or number, only the kind of fault is said. Given to pino as the serializer of `err`.
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return describeFault(error);
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const { cause } = error;
  return {
    type: error.name,
    message: quotes(error) ? describeFault(error) : error.message,
    stack: frames.slice(0, 15).join("\n"),
    ...(cause instanceof Error && depth < 3 ? { cause: errorForLog(cause, depth + 1) } : {}),
  };
}
