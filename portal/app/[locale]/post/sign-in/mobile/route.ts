import { clearPending, writePending } from "../../../../../src/features/sign-in/pending.ts";
import { ask } from "../../../../../src/graphql/ask.ts";
import { RequestOtpMutation } from "../../../../../src/graphql/documents/session.ts";
import { formPost } from "../../../../../src/session/form-post.ts";
import { safePath } from "../../../../../src/session/safe-path.ts";

/** Has a one-time code sent. */
export const POST = formPost(async ({ text, see, refused, locale }) => {
  const mobile = text("mobile").slice(0, 20);
  const next = safePath(text("next"));
  try {
    const { requestOtp } = await ask(RequestOtpMutation, { mobile }, locale);
    const response = see("/sign-in/code");
    clearPending(response);
    writePending(response, { mobile, sentTo: requestOtp.sentTo, resendAt: requestOtp.resendAt, next });
    return response;
  } catch (error) {
    return refused(error, `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`, { mobile });
  }
});
