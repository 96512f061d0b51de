/** The bench's city stands on this server instead of one that forgets what it commits. */
export function standOn(url: string): void {
  process.env.TEST_POSTGRES_URL = url;
}
