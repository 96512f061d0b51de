import { ask } from "../../../../src/graphql/ask.ts";
import { UpdateProfileMutation } from "../../../../src/graphql/documents/mine.ts";
import { formPost } from "../../../../src/session/form-post.ts";

/** Keeps the reader's name, e-mail address and language of messages. */
export const POST = formPost(async ({ form, text, see, refused, locale }) => {
  const input = {
    ...(form.has("name") ? { name: text("name") } : {}),
    email: text("email"),
    ...(text("locale") ? { locale: text("locale") } : {}),
  };
  try {
    await ask(UpdateProfileMutation, { input }, locale);
    return see("/me?saved=1");
  } catch (error) {
    return refused(error, "/me", input);
  }
});
