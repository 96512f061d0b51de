import { execFileSync } from "node:child_process";
import { findBreakingChanges, type GraphQLSchema } from "graphql";

/** A breaking change that was decided: `schema/breaking-changes.json`. */
export interface MarkedChange {
  /** graphql's own sentence, as the check prints it. */
  change: string;
  reason: string;
}

/** Changes of the API that break clients of the base, without those that are marked. */
export function findUnmarkedChanges(base: GraphQLSchema, now: GraphQLSchema, marked: readonly MarkedChange[]): string[] {
  const decided = new Set(marked.map((one) => one.change));
  return findBreakingChanges(base, now)
    .map((change) => change.description)
    .filter((change) => !decided.has(change));
}

/**
 * The supergraph that clients may rely on: that of `base`, else of the last commit; where that one is the same as the files here (a clean
 * checkout), of the commit before. Null without history.
 */
export function committedBase(root: string, current: string, base: string | undefined): { ref: string; sdl: string } | null {
  const show = (ref: string): string | null => {
    try {
      return execFileSync("git", ["show", `${ref}:schema/supergraph.graphql`], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        stdio: ["ignore", "pipe", "ignore"],
      });
    } catch {
      return null;
    }
  };
  for (const ref of base ? [base] : ["HEAD", "HEAD~1"]) {
    const sdl = show(ref);
    if (sdl !== null && (base || sdl !== current)) return { ref, sdl };
  }
  return null;
}
