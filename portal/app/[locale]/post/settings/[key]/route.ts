import { setSetting } from "../../../../../src/features/settings/set-setting.ts";
import { formPost } from "../../../../../src/session/form-post.ts";

/** A setting from a day on. */
export const POST = formPost(setSetting);
