import { updatePerson } from "../../../../../src/features/people/save-person.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** Changes to an employee. */
export const POST = formPost(updatePerson);
