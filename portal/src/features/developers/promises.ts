/** The closed list of error codes, in the order in which a client meets them, with the HTTP status that the edge itself answers. */
export const ERROR_CODES = [
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
  "INTERNAL_SERVER_ERROR",
] as const;

/** The edge's limits as it ships; an installation may set others. A test compares them with the router's own. */
export const LIMITS = {
  depth: 12,
  aliases: 30,
  rootFields: 20,
  mutations: 5,
  fields: 1000,
  cost: 10_000,
  body: 256,
  perSecond: 50,
  burst: 300,
} as const;
export type LimitName = keyof typeof LIMITS;

/** Headers that a client may send or reads. Names only: what each is for stands in the messages. */
export const HEADERS = ["authorization", "accept-language", "content-type", "x-correlation-id", "retry-after"] as const;
