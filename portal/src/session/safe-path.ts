import { isLocale } from "../messages/locales.ts";

/** A path of this portal, in one of its languages, or null: nobody is led elsewhere by a link to us. */
export function safePath(path: unknown): string | null {
  if (typeof path !== "string" || path.length > 500 || !/^\/[a-z]{2}(\/|\?|$)/.test(path) || /[\\\s]/.test(path)) return null;
  return isLocale(path.slice(1, 3)) ? path : null;
}
