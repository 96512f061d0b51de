import { CHOICE_SECONDS, COOKIES, cookieOptions } from "../../../../src/session/cookies.ts";
import { formPost } from "../../../../src/session/form-post.ts";
import { safePath } from "../../../../src/session/safe-path.ts";

/** Chooses the city. Whether it exists, the graph will say when asked for it. */
export const POST = formPost(async ({ text, see, retry, t }) => {
  const city = text("city");
  if (!/^[a-z]{2}(\.[a-z0-9_-]{1,50})?$/.test(city))
    return retry("/welcome", { values: {}, faults: [{ path: "city", code: "field.required", message: t("welcome.fault.city") }] });
  const response = see(safePath(text("next")) ?? "/");
  response.cookies.set(COOKIES.city, city, cookieOptions(CHOICE_SECONDS));
  return response;
});
