const TEXT =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|terminating connection|connection error|not queryable|shutting down|starting up|timeout exceeded/i;
/** Connection exceptions, shut-down and start-up, too many connections, and transactions that PostgreSQL wants done again. */
const CODE = /^(08(?!P01)|57P|53300|40001|40P01)|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/;

/** Not a date, not a UUID, out of range, a NUL in a text: PostgreSQL cannot read a value as what it should be. 08P01 is what a NUL gives in a message. */
const UNREADABLE = /^(22007|22008|22003|22021|22P02|22P05|08P01)$/;

/** PostgreSQL is away, shutting down or starting: nothing is wrong with what was asked of it, and it may be asked again. */
export function isConnectionFault(error: unknown): boolean {
  return (TEXT.test(String(error)) && !isUnreadableValue(error)) || CODE.test((error as { code?: string } | null)?.code ?? "");
}

/** What was given cannot be a value of its type: a cursor of somebody's own making, a character that no text may hold. */
export const isUnreadableValue = (error: unknown): boolean => UNREADABLE.test((error as { code?: string } | null)?.code ?? "");
