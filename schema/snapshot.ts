import { parse, print } from "graphql";

/** A subgraph's SDL as it is committed: printed by graphql, so that two runs give the same bytes. */
export const snapshotOf = (sdl: string): string => `${print(parse(sdl)).trimEnd()}\n`;
