const TEXT =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|terminating connection|connection error|not queryable|shutting down|starting up|timeout exceeded/i;
/** Connection exceptions, shut-down and start-up, too many connections, and transactions that PostgreSQL wants done again. */
const CODE = /^(08|57P|53300|40001|40P01)|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/;

/** PostgreSQL is away, shutting down or starting: nothing is wrong with what was asked of it, and it may be asked again. */
export function isConnectionFault(error: unknown): boolean {
  return TEXT.test(String(error)) || CODE.test((error as { code?: string } | null)?.code ?? "");
}
