import { readPending, writePending } from "../../../../../src/features/sign-in/pending.ts";
import { ask } from "../../../../../src/graphql/ask.ts";
import { RequestOtpMutation } from "../../../../../src/graphql/documents/session.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Has another code sent to the same number. */
export const POST = formPost(async ({ see, refused, locale }) => {
  const pending = await readPending();
  if (!pending) return see("/sign-in");
  try {
    const { requestOtp } = await ask(RequestOtpMutation, { mobile: pending.mobile }, locale);
    const response = see("/sign-in/code?sent=again");
    writePending(response, { ...pending, sentTo: requestOtp.sentTo, resendAt: requestOtp.resendAt });
    return response;
  } catch (error) {
    return refused(error, "/sign-in/code", {});
  }
});
