import type { Readable } from "node:stream";

export interface StoredObject {
  /** Bytes. */
  size: number;
}

/**
 * Where files lie. Cut to what S3 offers: whole objects under a key, streams in and out, no renaming, no listing.
 * Keys are ours (`<uuid>/<size>`), never a name that a stranger chose.
 */
export interface ObjectStore {
  /** Writes an object whole or not at all; an object of that key is replaced. */
  put(key: string, content: Readable | Buffer): Promise<StoredObject>;
  /** The object's content, or null where there is none. */
  get(key: string): Promise<Readable | null>;
  stat(key: string): Promise<StoredObject | null>;
  /** No error where there is none. */
  delete(key: string): Promise<void>;
}
