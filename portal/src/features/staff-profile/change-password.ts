import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { ChangePasswordMutation } from "../../graphql/documents/staff.ts";
import { COOKIES } from "../../session/cookies.ts";
import type { FormPost } from "../../session/form-post.ts";
import { refreshTokens } from "../../session/refresh.ts";
import { writeSession } from "../../session/tokens.ts";

const PAGE = "/officer/me/password";
const NAMES = ["current", "next", "repeat"] as const;

/** Changes the password. The session is renewed at once: with a temporary password it held no rights. Passwords are never sent back to the page. */
export async function changePassword({ request, form, see, retry, refused, locale, t }: FormPost): Promise<NextResponse> {
  // Not trimmed: a space may be part of it.
  const given = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 300) : "";
  };
  const empty = NAMES.filter((name) => !given(name));
  if (empty.length > 0)
    return retry(PAGE, {
      values: {},
      faults: empty.map((path) => ({
        path,
        code: "field.required",
        message: t("form.fault.required", { label: t(`password.${path}`) }),
      })),
    });
  if (given("next") !== given("repeat"))
    return retry(PAGE, { values: {}, faults: [{ path: "repeat", code: "password.differs", message: t("password.differs") }] });
  try {
    await ask(ChangePasswordMutation, { current: given("current"), next: given("next") }, locale);
    const response = see("/officer/me?saved=password");
    const refreshed = await refreshTokens(request.cookies.get(COOKIES.refresh)?.value ?? "");
    if (refreshed.changed === "renewed") writeSession(response, refreshed.tokens);
    return response;
  } catch (error) {
    return refused(error, PAGE, {});
  }
}
