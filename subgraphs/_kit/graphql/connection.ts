import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { badInput } from "../errors.ts";
import { isUuid } from "../uuid.ts";

/** Rows on a page where the client names no number, and the most it may ask for. */
export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 100;

@ObjectType({ description: "Where this page stands in the whole list." })
@Directive("@shareable")
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more rows follow `endCursor`." })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Give this as `after` to read on; null on an empty page." })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: "How many rows: 20 unless told, 100 at most." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "The cursor after which the page begins." })
  after?: string | null;
}

export interface Connection<T> {
  edges: { node: T; cursor: string }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number | Promise<number>;
}

/** The size of a page, checked: BAD_USER_INPUT outside 1 to 100. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE) {
    throw badInput({ path: "first", code: "field.outOfRange", values: { min: 1, max: MAX_PAGE } });
  }
  return size;
}

/** Cursors are opaque to clients: base64url of the JSON of the sort key. */
export const encodeCursor = (key: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

const isInstant = (part: unknown) => typeof part === "string" && /^\d{4}-\d\d-\d\dT/.test(part) && !Number.isNaN(Date.parse(part));

/** What a part of a sort key is: a client may send anything, and PostgreSQL would stumble over what is no such value. */
const PARTS = {
  text: (part: unknown) => typeof part === "string" && !part.includes("\u0000"),
  uuid: isUuid,
  instant: isInstant,
  instantOrNull: (part: unknown) => part === null || isInstant(part),
  /** An identity column: digits. */
  serial: (part: unknown) => typeof part === "string" && /^\d{1,18}$/.test(part),
};
export type CursorPart = keyof typeof PARTS;

/** The sort key of a cursor of these parts; BAD_USER_INPUT where it is not one of ours. */
export function decodeCursor(cursor: string | null | undefined, parts: readonly CursorPart[]): (string | null)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === parts.length && parts.every((part, index) => PARTS[part](key[index]))) return key;
  } catch {}
  throw badInput({ path: "after", code: "field.invalid" });
}

/** A page out of `size + 1` rows read: the extra row only says that more follow. A function counts when the count is asked for, and else not at all. */
export function toConnection<T>(
  rows: T[],
  size: number,
  totalCount: number | (() => Promise<number>),
  cursorOf: (row: T) => (string | number | null)[],
): Connection<T> {
  const nodes = rows.slice(0, size);
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
    get totalCount() {
      return typeof totalCount === "function" ? totalCount() : totalCount;
    },
  };
}

/** The connection type of a node type: `<Name>Connection` with edges, nodes, pageInfo and totalCount. Call once per node type. */
export function connectionOf<T extends object>(node: ClassType<T> | (() => unknown), name: string): ClassType<Connection<T>> {
  // A class, or an arrow function that gives one later (an arrow function has no prototype).
  const type = () => (node.prototype === undefined ? (node as () => unknown)() : node) as ClassType<T>;

  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class Edge {
    @Field(type, { description: "The row." })
    node!: T;

    @Field(() => String, { description: "Its place in the list." })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows.` })
  class ConnectionType {
    @Field(() => [Edge], { description: "Rows with their cursors." })
    edges!: Edge[];

    @Field(() => [type()], { description: "The rows alone." })
    nodes!: T[];

    @Field(() => PageInfo, { description: "Where this page stands." })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "Rows on all pages; counted up to 10,000." })
    totalCount!: number;
  }
  return ConnectionType as unknown as ClassType<Connection<T>>;
}
