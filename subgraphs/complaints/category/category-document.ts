export type Texts = Record<string, string>;

/** A category as it is stored. `scope` is a state or a city: a city's own category stands over the state's of the same code. */
export interface CategoryDocument {
  scope: string;
  code: string;
  names: Texts;
  /** Words that people use, by language, separated by commas. */
  keywords: Texts;
  group: string | null;
  department: string | null;
  slaHours: number;
  /** Undefined in a document: the source does not say. */
  photoRequired?: boolean;
  active: boolean;
  position: number;
}
