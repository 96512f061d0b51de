/** Where files lie. Made for S3: keys, whole objects, no renaming. */
export interface Storage {
  put(key: string, bytes: Buffer): Promise<void>;
  /** The object, or null where there is none. */
  get(key: string): Promise<Buffer | null>;
  delete(key: string): Promise<void>;
}
