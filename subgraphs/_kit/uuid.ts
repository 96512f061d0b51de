/** Whether a text is a UUID, of any version: an id from outside is asked of PostgreSQL only then. */
export const isUuid = (text: unknown): text is string => typeof text === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
