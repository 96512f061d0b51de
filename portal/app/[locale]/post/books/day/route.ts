import { closeDay } from "../../../../../src/features/books/keep-books.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Closes a day's books. */
export const POST = formPost(closeDay);
