import { forwardPieces } from "../../../../../../src/forms/forward-pieces.ts";

/** All of a photo has come: its receipt, or why it is not taken. */
export const POST = forwardPieces("/receipt");
