/** The portal of a running demo city, its graph and password, and the browser that takes its pictures. */
export const base = (process.env.PORTAL_URL ?? "http://localhost:3000").replace(/\/$/, "");
export const graph = (process.env.GRAPH_URL ?? "http://localhost:4000").replace(/\/$/, "");
export const demoPassword = process.env.DEMO_PASSWORD ?? "demo-password";
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
