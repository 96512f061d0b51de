/** The day of India's calendar at a moment, `YYYY-MM-DD`. Pure. */
export const cityDay = (at: Date): string =>
  new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "Asia/Kolkata" }).format(at);
