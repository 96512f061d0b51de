/** The demo's people need a password to be seeded; nobody signs in with it. */
export function seedDemo(): void {
  process.env.DEMO_PASSWORD ??= "a-password-for-the-bench";
}
