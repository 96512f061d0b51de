/** The demo's one password; only read where the demo is seeded. */
export const demoPassword = (env: NodeJS.ProcessEnv = process.env): string => {
  if (!env.DEMO_PASSWORD) throw new Error("DEMO_PASSWORD is not set: the demo cannot be seeded");
  return env.DEMO_PASSWORD;
};
