import { ask } from "../../../../../src/graphql/ask.ts";
import { MarkNotificationsReadMutation } from "../../../../../src/graphql/documents/mine.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Marks all messages as read. */
export const POST = formPost(async ({ see, refused, locale }) => {
  try {
    await ask(MarkNotificationsReadMutation, { ids: null }, locale);
    return see("/notifications");
  } catch (error) {
    return refused(error, "/notifications", {});
  }
});
