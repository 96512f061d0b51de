/** The head of a case: frozen per major version. Served by the domain on its own paths and by casework on lists. */
export const HEAD_FIELDS: readonly string[] = [
  "id",
  "number",
  "service",
  "city",
  "state",
  "filedAt",
  "dueAt",
  "closedAt",
  "filedBy",
  "assignees",
  "summary",
  "timeline",
];
