/** The Indian financial year (1 April to 31 March, on the city's clock) of a moment: `2026-27`. */
export function financialYear(at: Date, offsetMinutes = 330): string {
  const local = new Date(at.getTime() + offsetMinutes * 60_000);
  const start = local.getUTCMonth() >= 3 ? local.getUTCFullYear() : local.getUTCFullYear() - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
}

/** `{STATE}-{CITY}-PGR-{FY}-{SEQ:6}` filled in. */
export function formatNumber(template: string, parts: { state: string; city: string; financialYear: string; sequence: number }): string {
  return template
    .replaceAll("{STATE}", parts.state.toUpperCase())
    .replaceAll("{CITY}", parts.city)
    .replaceAll("{FY}", parts.financialYear)
    .replace(/\{SEQ(?::(\d+))?\}/g, (_, width) => String(parts.sequence).padStart(Number(width ?? 1), "0"));
}
