import { enter } from "../../../../../src/features/sign-in/enter.ts";
import { ask } from "../../../../../src/graphql/ask.ts";
import { SignInMutation } from "../../../../../src/graphql/documents/session.ts";
import { CHOICE_SECONDS, COOKIES, cookieOptions } from "../../../../../src/session/cookies.ts";
import { formPost } from "../../../../../src/session/form-post.ts";
import { safePath } from "../../../../../src/session/safe-path.ts";

/** Signs an employee in by user name and password. Their city, named in the user name, becomes the portal's. */
export const POST = formPost(async ({ form, text, see, retry, refused, locale, t }) => {
  const username = text("username").slice(0, 100);
  const given = form.get("password");
  const password = typeof given === "string" ? given.slice(0, 200) : "";
  const next = safePath(text("next"));
  const page = `/sign-in/employee${next ? `?next=${encodeURIComponent(next)}` : ""}`;
  const empty = (
    [
      ["username", username],
      ["password", password],
    ] as const
  ).filter(([, value]) => !value);
  if (empty.length > 0)
    return retry(page, {
      values: { username },
      faults: empty.map(([path]) => ({ path, code: "field.required", message: t("form.fault.required", { label: t(`signIn.${path}`) }) })),
    });
  try {
    const { signIn } = await ask(SignInMutation, { username, password }, locale);
    const response = enter(see(next ?? "/officer"), signIn);
    const city = /@([a-z]{2}\.[a-z0-9_-]{1,50})$/.exec(username)?.[1];
    if (city) response.cookies.set(COOKIES.city, city, cookieOptions(CHOICE_SECONDS));
    return response;
  } catch (error) {
    return refused(error, page, { username });
  }
});
