/** What everybody may open, signed in as whoever. */
const OPEN = /^\/(welcome|sign-in|dev|offline|verify)(\/|$)/;

/**
 * Where an employee finds what a citizen's address shows: the same path (open to all), a page of their own, or null where
 * there is none (filing, "my cases"). `at` is without language and query. Pure.
 */
export function staffPlace(at: string): string | null {
  if (OPEN.test(at)) return at;
  if (at === "/") return "/officer";
  if (at === "/me" || at === "/notifications") return `/officer${at}`;
  if (/^\/cases\/[^/]+\/[^/]+$/.test(at)) return `/officer${at}`;
  if (/^\/pay\/[^/]+$/.test(at)) return `/officer/counter/${at.slice("/pay/".length)}`;
  return null;
}
