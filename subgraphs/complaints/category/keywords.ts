/** Words of a comma-separated list, Latin or Arabic commas alike, each once. */
export const splitKeywords = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,،]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
