import { enter } from "../../../../../src/features/sign-in/enter.ts";
import { readPending, writePending } from "../../../../../src/features/sign-in/pending.ts";
import { ask } from "../../../../../src/graphql/ask.ts";
import { VerifyOtpMutation } from "../../../../../src/graphql/documents/session.ts";
import { GraphFault } from "../../../../../src/graphql/fault.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Signs a citizen in by the code. A new number is asked for its name first; the code stays good meanwhile. */
export const POST = formPost(async ({ text, see, refused, locale }) => {
  const pending = await readPending();
  if (!pending) return see("/sign-in");
  // Digits of other scripts are digits too; a phone may paste the code with spaces.
  const code = text("code")
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, "")
    .slice(0, 6);
  try {
    const { verifyOtp } = await ask(VerifyOtpMutation, { mobile: pending.mobile, code, name: null }, locale);
    return enter(see(pending.next ?? "/"), verifyOtp);
  } catch (error) {
    if (error instanceof GraphFault && error.fields.some((field) => field.path === "name")) {
      const response = see("/sign-in/name");
      writePending(response, { ...pending, code });
      return response;
    }
    return refused(error, "/sign-in/code", {});
  }
});
