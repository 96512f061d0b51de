import { badInput, type Connection, decodeCursor, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { type FigureGroup, figuresOf } from "./ask.ts";
import { labelsOf } from "./labels.ts";
import type { MeasureGroup, MeasureKey } from "./measure.type.ts";
import type { Prepared } from "./prepare-ask.ts";
import { type ShownGroup, suppressSmall } from "./suppress.ts";

const ORDERS = ["key", "best", "worst"] as const;
type Order = (typeof ORDERS)[number];
const OF_TIME = ["day", "month", "year"];

/** Where a group stands: its figure (in orders by figure; nothing last), then its codes. */
type Place = [figure: number, codes: string];

const codesOf = (group: FigureGroup) => JSON.stringify(group.key);
const compare = (a: Place, b: Place) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);

function placeOf(group: FigureGroup, order: Order, direction: string): Place {
  if (order === "key") return [0, codesOf(group)];
  if (group.value === null) return [Number.MAX_VALUE, codesOf(group)];
  const moreFirst = (direction !== "down") === (order === "best");
  return [moreFirst ? -group.value : group.value, codesOf(group)];
}

function placeIn(cursor: string | null | undefined): Place | null {
  const key = decodeCursor(cursor, ["text", "text"]);
  if (!key) return null;
  const figure = Number(key[0]);
  if (!Number.isFinite(figure)) throw badInput({ path: "after", code: "field.invalid" });
  return [figure, String(key[1])];
}

/** A page of groups, small ones hidden where everybody looks on. */
export async function listGroups(
  ask: Prepared,
  page: { first?: number | null; after?: string | null; order?: string | null },
  ctx: RequestContext,
): Promise<Connection<MeasureGroup>> {
  const size = pageSize(page.first);
  const order = ORDERS.find((one) => one === (page.order ?? "key"));
  if (!order) throw badInput({ path: "order", code: "field.unknown" });
  const after = placeIn(page.after);
  if (ask.by.length === 0) return toConnection<MeasureGroup>([], size, 0, () => []);
  const earlier = ask.earlier && !ask.by.some((dimension) => OF_TIME.includes(dimension)) ? ask.earlier : null;
  const [now, past] = await Promise.all([figuresOf(ask, ctx), earlier ? figuresOf({ ...ask, period: earlier }, ctx) : []]);
  const hide = (groups: FigureGroup[]): ShownGroup[] => suppressSmall(groups, ask.threshold ?? 0);
  const { direction } = ask.measure.definition;
  const placed = hide(now).map((group) => ({ group, place: placeOf(group, order, direction) }));
  placed.sort((a, b) => compare(a.place, b.place));
  const rest = after ? placed.filter(({ place }) => compare(place, after) > 0) : placed;
  const before = new Map(hide(past).map((group) => [codesOf(group), group.value]));
  const shown = rest.slice(0, size + 1);
  const labels = await labelsFor(
    shown.map(({ group }) => group),
    ask,
    ctx,
  );
  const places = new Map<MeasureGroup, Place>();
  const rows = shown.map(({ group, place }) => {
    const row: MeasureGroup = {
      keys: group.key.map((code, index) => labels(index, code)),
      value: group.value,
      base: group.base,
      before: before.get(codesOf(group)) ?? null,
      suppressed: group.suppressed,
    };
    places.set(row, place);
    return row;
  });
  return toConnection(rows, size, placed.length, (row) => (places.get(row) ?? [0, ""]).map(String));
}

/** The names of what stands on this page, looked up once a dimension. */
async function labelsFor(
  groups: readonly FigureGroup[],
  ask: Prepared,
  ctx: RequestContext,
): Promise<(index: number, code: string | null) => MeasureKey> {
  const names = await Promise.all(
    ask.by.map((dimension, index) => {
      const codes = [...new Set(groups.map((group) => group.key[index]).filter((code) => code !== null && code !== undefined))];
      return codes.length ? labelsOf(dimension, codes, ask, ctx) : new Map<string, string>();
    }),
  );
  return (index, code) => ({
    dimension: ask.by[index] ?? "",
    code,
    label: code === null ? ctx.t("insights.notStated") : (names[index]?.get(code) ?? code),
  });
}
