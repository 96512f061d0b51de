import type { Readable } from "node:stream";

export interface StoredObject {
  /** Bytes. */
  size: number;
  content: Readable;
}

/**
 * Where files lie. Cut to what S3 offers: whole objects under a key, no renaming, no listing. What is put is in memory already, at most a
 * picture's size; what is read streams. Keys are ours (`<uuid>/<part>`), never a name that a stranger chose.
 * A store that does not answer throws UNAVAILABLE.
 */
export interface ObjectStore {
  /** Writes an object whole or not at all; an object of that key is replaced. */
  put(key: string, content: Buffer): Promise<void>;
  /** The object, or null where there is none. */
  get(key: string): Promise<StoredObject | null>;
  /** No error where there is none. */
  delete(key: string): Promise<void>;
  /** Whether files can be kept now: null, or what is wrong. */
  fault(): Promise<string | null>;
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[a-z]{1,20}(-[a-z]{1,20})?$/;

/** The key, checked: a bug must not reach other files of the disk or the bucket. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error("not a key of the object store");
  return key;
}
