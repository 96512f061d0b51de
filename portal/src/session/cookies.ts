import { config } from "../config.ts";

/** Names of the portal's cookies. All are HttpOnly but none is needed by a script. */
export const COOKIES = {
  access: "cg_access",
  refresh: "cg_refresh",
  city: "cg_city",
  locale: "cg_locale",
  flash: "cg_flash",
  signIn: "cg_signin",
  once: "cg_once",
} as const;

/** Attributes of every cookie: not for scripts, not for other sites. `Lax`, so that a link in an SMS finds the reader signed in. */
export const cookieOptions = (maxAge: number) =>
  ({ httpOnly: true, sameSite: "lax", secure: config.cookieSecure, path: "/", maxAge }) as const;

export const DAYS = 86_400;
/** As long as a refresh token can live; the graph decides when it really ends. */
export const REFRESH_SECONDS = 30 * DAYS;
export const CHOICE_SECONDS = 365 * DAYS;
