/** What looks into files for harm before anything else does. One that cannot say throws UNAVAILABLE: what was not looked at is not taken. */
export interface Scanner {
  /** Null: nothing was found. Else what was, as the scanner calls it. */
  scan(path: string): Promise<string | null>;
  /** Whether it would answer now: null, or what is wrong. */
  fault(): Promise<string | null>;
}
