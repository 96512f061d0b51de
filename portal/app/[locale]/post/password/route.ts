import { changePassword } from "../../../../src/features/staff-profile/change-password.ts";
import { formPost } from "../../../../src/session/form-post.ts";

/** Changes an employee's password. */
export const POST = formPost(changePassword);
