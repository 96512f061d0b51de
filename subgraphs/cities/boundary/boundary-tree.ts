import { localizedText, metresBetween, type Point } from "@civicgraph/kit";
import type { Locality, Ward } from "../city/city.type.ts";
import type { Boundary } from "../city/city-document.ts";

/** A locality with what a search looks at, made once for each version of a tree. */
interface IndexedLocality {
  boundary: Boundary;
  ward: Boundary | null;
  text: string;
}

/** The ADMIN tree of a city, ready to be searched in memory. */
export interface BoundaryTree {
  localities: IndexedLocality[];
  wards: { boundary: Boundary; zone: Boundary | null }[];
}

export interface LocalitySearch {
  search?: string | null;
  pincode?: string | null;
  near?: Point | null;
  code?: string | null;
  first: number;
}

/** Deeper than any tree in the field; a ring of parents ends here. */
const MAX_DEPTH = 10;

/** Letters only: case, accents and the marks that people leave out when they type (the dot of ज़, zero-width joiners) do not count. */
const searchable = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036F\u093C\u200B-\u200F\u0610-\u061A\u064B-\u065F]/gu, "")
    .toLowerCase();

function above(code: string | null, type: Boundary["type"], byCode: ReadonlyMap<string, Boundary>): Boundary | null {
  let at = code === null ? undefined : byCode.get(code);
  for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
    if (at.type === type) return at;
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return null;
}

export function indexTree(boundaries: readonly Boundary[]): BoundaryTree {
  const byCode = new Map(boundaries.map((one) => [one.code, one]));
  return {
    localities: boundaries
      .filter((one) => one.type === "LOCALITY")
      .map((boundary) => ({
        boundary,
        ward: above(boundary.parent, "WARD", byCode),
        text: searchable([...Object.values(boundary.names), boundary.code].join(" ")),
      })),
    wards: boundaries.filter((one) => one.type === "WARD").map((boundary) => ({ boundary, zone: above(boundary.parent, "ZONE", byCode) })),
  };
}

const coded = (boundary: Boundary | null, locale: string) =>
  boundary && { code: boundary.code, name: localizedText(boundary.names, locale) };

/**
 * Localities that hold every word in any language; nearest first where a point is given, else those that begin so, then by name and ward. With a postal code come those that
 * have it, then those whose code nobody has given (in the field that is most of them), never those that have another.
 */
export function searchLocalities(tree: BoundaryTree, asked: LocalitySearch, locale: string): Locality[] {
  const words = searchable(asked.search?.slice(0, 100) ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const { near, pincode } = asked;
  const beginning = words.join(" ");
  const found = tree.localities
    .filter(({ boundary }) => !asked.code || boundary.code === asked.code)
    .filter(({ boundary }) => !pincode || boundary.pincodes.length === 0 || boundary.pincodes.includes(pincode))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  // Who types the beginning of a name means those that begin so.
  const begun = new Set(
    found.flatMap(({ boundary }) =>
      beginning && Object.values(boundary.names).some((name) => searchable(name).startsWith(beginning)) ? [boundary.code] : [],
    ),
  );
  return found
    .map(({ boundary: { code, names, pincodes, latitude, longitude }, ward }) => ({
      code,
      name: localizedText(names, locale),
      ward: coded(ward, locale),
      pincodes,
      latitude,
      longitude,
      distance: near && latitude !== null && longitude !== null ? Math.round(metresBetween(near, { latitude, longitude })) : null,
    }))
    .sort(
      (a, b) =>
        (pincode ? Number(b.pincodes.length > 0) - Number(a.pincodes.length > 0) : 0) ||
        (near ? (a.distance ?? Number.MAX_VALUE) - (b.distance ?? Number.MAX_VALUE) : 0) ||
        Number(begun.has(b.code)) - Number(begun.has(a.code)) ||
        a.name.localeCompare(b.name, locale, { numeric: true }) ||
        (a.ward?.name ?? "").localeCompare(b.ward?.name ?? "", locale, { numeric: true }),
    )
    .slice(0, asked.first);
}

/** Wards by name, `Block 2` before `Block 10`. */
export function listWards(tree: BoundaryTree, locale: string): Ward[] {
  return tree.wards
    .map(({ boundary, zone }) => ({
      code: boundary.code,
      name: localizedText(boundary.names, locale),
      type: boundary.type,
      zone: coded(zone, locale),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale, { numeric: true }));
}
