import pg from "pg";

/** A statement that came so often will come again. */
const OFTEN = 5;
/** Texts that a process keeps in mind: lists of changing length and filters in every combination must not fill PostgreSQL's memory. */
const MAX_TEXTS = 500;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/** A migration may add a column under a running process: a prepared `*` would then be refused, one that names its columns is not. */
const namesItsColumns = (text: string) => !/(\.|select |returning )\*/i.test(text);

function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name || names.size >= MAX_TEXTS || !namesItsColumns(text)) return name;
  const times = (seen.get(text) ?? 0) + 1;
  if (seen.size >= MAX_TEXTS * 4) seen.clear();
  seen.set(text, times);
  if (times < OFTEN) return undefined;
  seen.delete(text);
  names.set(text, `kit_${names.size}`);
  return names.get(text);
}

/**
 * A connection that prepares what it is asked often: PostgreSQL then neither parses nor, where a plan fits all values, plans it again.
 * Whether one does, PostgreSQL itself decides by cost.
 */
export class PreparingClient extends pg.Client {
  override query(...args: never[]): never {
    const [text, values, ...more] = args as unknown[];
    const name = typeof text === "string" && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return Reflect.apply(super.query, this, name ? [{ name, text, values }, ...more] : args) as never;
  }
}
