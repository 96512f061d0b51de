import { forwardPieces } from "../../../../../src/forms/forward-pieces.ts";

/** How much of a photo has come; more of it; its end before it was whole. */
export const HEAD = forwardPieces();
export const PATCH = forwardPieces();
export const DELETE = forwardPieces();
