import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { badRequest } from "../refusal.ts";
import { CACHED_LENGTH } from "./prepare-operation.ts";

/** The hash is not known here (yet): the client sends the text with it once. The words are those of Apollo's protocol, which clients look for. */
export class PersistedQueryNotFound extends Error {
  readonly code = "PERSISTED_QUERY_NOT_FOUND";
  constructor() {
    super("PersistedQueryNotFound");
  }
}

const HASH = /^[0-9a-f]{64}$/;

/** Automatic persisted queries, in the edge and so alike for both engines: a client sends the hash of an operation in place of its text. */
export class PersistedOperations {
  private readonly texts: LRUCache<string, string> | null;

  constructor(max: number) {
    this.texts = max > 0 ? new LRUCache({ max }) : null;
  }

  /** The text of a request that names a hash; undefined where it names none and has no text. */
  textOf(query: unknown, extensions: unknown): unknown {
    const hash = hashOf(extensions);
    if (hash === null) return query;
    if (query !== undefined && query !== null && query !== "") {
      if (typeof query === "string" && digest(query) !== hash) throw badRequest("request.persistedHash");
      return query;
    }
    const known = this.texts?.get(hash);
    if (known === undefined) throw new PersistedQueryNotFound();
    return known;
  }

  /** Keeps an operation that has passed every limit, if it was sent to be kept. */
  keep(query: string, extensions: unknown): void {
    const hash = hashOf(extensions);
    if (hash !== null && query.length <= CACHED_LENGTH) this.texts?.set(hash, query);
  }
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

function hashOf(extensions: unknown): string | null {
  const named = (extensions as { persistedQuery?: unknown } | undefined)?.persistedQuery;
  if (named === undefined || named === null) return null;
  const { version, sha256Hash } = named as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== "string" || !HASH.test(sha256Hash)) throw badRequest("request.persistedHash");
  return sha256Hash;
}
