/** The portal of a running demo city, and the browser that takes its pictures. */
export const base = (process.env.PORTAL_URL ?? "http://localhost:3000").replace(/\/$/, "");
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
