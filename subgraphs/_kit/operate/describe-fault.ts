import { ZodError } from "zod";

interface DatabaseFault {
  code: string;
  table?: string;
  column?: string;
  constraint?: string;
}

/**
 * An error as an operator may read it: what kind, and where in the data or the code. The message itself can quote what people wrote
 * (a database quotes the value, a driver the whole statement). Pure.
 */
export function describeFault(error: unknown): string {
  if (error instanceof ZodError) {
    const issues = error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.filter((part) => typeof part !== "symbol").join(".")}: ${issue.code}`);
    return `does not keep its contract (${issues.join("; ")})`;
  }
  const fault = databaseFault(error);
  if (fault) {
    const where = [fault.table, fault.column, fault.constraint].filter(Boolean).join(", ");
    return `PostgreSQL ${fault.code}${where ? ` (${where})` : ""}`;
  }
  if (!(error instanceof Error)) return "unknown fault";
  return [error.name, placeOf(error)].filter(Boolean).join(" at ");
}

/** Looks through wrappers for the database's own error: a five-letter SQLSTATE. */
export function databaseFault(error: unknown, depth = 0): DatabaseFault | null {
  if (typeof error !== "object" || error === null || depth > 4) return null;
  const { code, cause, previous } = error as Partial<DatabaseFault> & { cause?: unknown; previous?: unknown };
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return error as DatabaseFault;
  return databaseFault(cause, depth + 1) ?? databaseFault(previous, depth + 1);
}

/** File and line of our own code where it happened, e.g. `case-index.ts:30`. */
function placeOf(error: Error): string | null {
  const line = error.stack?.split("\n").find((one) => /^\s+at /.test(one) && !one.includes("node_modules") && !one.includes("node:"));
  const match = line?.match(/([\w.-]+\.[cm]?[jt]s)[^:]*:(\d+)/);
  return match ? `${match[1]}:${match[2]}` : null;
}
