/** What papers a trade asks for, by what is applied for. */
export type Papers = Partial<Record<"NEW" | "RENEWAL", string[]>>;

/** A trade that is licensed, or an accessory of one: a machine, a lift. A state's; a city's own stands over the state's of the same code. */
export interface ItemDocument {
  scope: string;
  code: string;
  names: Record<string, string>;
  /** What it is counted in: `HP`, `ROOM`; null for what is not counted. */
  uom: string | null;
  papers: Papers;
  active: boolean;
  position: number;
}

export type ItemKind = "TRADE" | "ACCESSORY";
