import { actOnPerson } from "../../../../../../src/features/people/save-person.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** What is done to an employee's account. */
export const POST = formPost(actOnPerson);
