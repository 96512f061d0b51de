import { createPerson } from "../../../../src/features/people/save-person.ts";
import { formPost } from "../../../../src/session/form-post.ts";

/** A new employee. */
export const POST = formPost(createPerson);
