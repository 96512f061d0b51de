import { answerQuestion } from "../../../../../../src/features/filing/answer-question.ts";
import { CHECK } from "../../../../../../src/features/filing/places.ts";
import { sendFiling } from "../../../../../../src/features/filing/send-filing.ts";
import { formPost } from "../../../../../../src/session/form-post.ts";

/** A question's answer; from the last page, the sending. */
export const POST = formPost((post) => (post.params.page === CHECK ? sendFiling(post) : answerQuestion(post)));
