import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Due } from "../due/due-on.ts";

/** SHA-256 of a bill with its derivation, over RFC 8785 JSON: two bills are the same where their digests are. */
export function digestOf(account: string, due: Due): string {
  return createHash("sha256")
    .update(canonicalize({ account, ...due }) ?? "")
    .digest("hex");
}
