import { solveSuspense } from "../../../../../../src/features/books/keep-books.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** Says what becomes of money in suspense. */
export const POST = formPost(solveSuspense);
