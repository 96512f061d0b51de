/** Whether a text that came from outside can be compared with a uuid column. */
export const isUuid = (text: unknown): text is string =>
  typeof text === "string" && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
