import { forwardPieces } from "../../../../src/forms/forward-pieces.ts";

/** A photo that comes in pieces begins. */
export const POST = forwardPieces();
