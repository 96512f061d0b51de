import { enter } from "../../../../../src/features/sign-in/enter.ts";
import { readPending } from "../../../../../src/features/sign-in/pending.ts";
import { ask } from "../../../../../src/graphql/ask.ts";
import { VerifyOtpMutation } from "../../../../../src/graphql/documents/session.ts";
import { GraphFault } from "../../../../../src/graphql/fault.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** The name of a first-time citizen, with the code that was right a moment ago. */
export const POST = formPost(async ({ text, see, retry, refused, locale, t }) => {
  const pending = await readPending();
  if (!pending?.code) return see("/sign-in");
  const name = text("name").slice(0, 200);
  if (name.length < 2)
    return retry("/sign-in/name", {
      values: { name },
      faults: [{ path: "name", code: "field.required", message: t("form.fault.required", { label: t("signIn.name.label") }) }],
    });
  try {
    const { verifyOtp } = await ask(VerifyOtpMutation, { mobile: pending.mobile, code: pending.code, name }, locale);
    return enter(see(pending.next ?? "/"), verifyOtp);
  } catch (error) {
    // The code ran out while the name was typed: back to the page where a new one can be asked for.
    const ofCode = error instanceof GraphFault && error.fields.some((field) => field.path === "code");
    return refused(error, ofCode ? "/sign-in/code" : "/sign-in/name", { name });
  }
});
