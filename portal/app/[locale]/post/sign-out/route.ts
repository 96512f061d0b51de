import { ask } from "../../../../src/graphql/ask.ts";
import { SignOutMutation } from "../../../../src/graphql/documents/session.ts";
import { GraphFault } from "../../../../src/graphql/fault.ts";
import { formPost } from "../../../../src/session/form-post.ts";
import { clearSession } from "../../../../src/session/tokens.ts";

/** Ends the session on the graph and in the browser; in the browser even where the graph is away. */
export const POST = formPost(async ({ see, locale }) => {
  try {
    await ask(SignOutMutation, {}, locale);
  } catch (error) {
    if (!(error instanceof GraphFault)) throw error;
  }
  const response = see("/sign-in?bye=1");
  clearSession(response);
  return response;
});
