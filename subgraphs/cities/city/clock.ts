/** The clock of every city of India: one time zone, no summer time. */
export const TIME_ZONE = "Asia/Kolkata";

const day = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

/** The day in the city at a moment: YYYY-MM-DD. */
export const dayInCity = (at: Date): string => day.format(at);
