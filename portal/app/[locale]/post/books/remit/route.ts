import { remitCounter } from "../../../../../src/features/books/keep-books.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** A counter's money went to the bank. */
export const POST = formPost(remitCounter);
