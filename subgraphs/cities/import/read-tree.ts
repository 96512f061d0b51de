import { cleanName, languageOf } from "@civicgraph/kit/import/clean-text";
import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { Boundary, BoundaryTree, Hierarchy } from "../city/city-document.ts";
import { readPincodes, readPoint } from "./fields.ts";
import type { BoundaryNode, CityFiles } from "./mdms-files.ts";

/** DIGIT's labels. `Block` is a ward; so say the codes below it (`WARD32`). */
const TYPES: Record<string, Boundary["type"]> = { city: "CITY", zone: "ZONE", block: "WARD", ward: "WARD", locality: "LOCALITY" };
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.\-/]{0,63}$/;

const isHierarchy = (code: string): code is Hierarchy => code === "ADMIN" || code === "REVENUE";

/** Every tree of a city that we keep, and a line on every node of the source. */
export function readTrees({ boundaries: file }: CityFiles): { trees: BoundaryTree[]; rows: SourceRow[] } {
  const trees: BoundaryTree[] = [];
  const rows: SourceRow[] = [];
  for (const [index, { hierarchyType, boundary }] of file.value.TenantBoundary.entries()) {
    const hierarchy = hierarchyType.code;
    const path = ["TenantBoundary", index, "boundary"];
    const refuse = (reason: string) =>
      rows.push({ master: `boundary ${hierarchy}`, code: boundary.code ?? "", at: file.at(path), outcome: "refused", reasons: [reason] });
    if (!isHierarchy(hierarchy)) refuse("no such hierarchy here: the whole tree is refused");
    else if (trees.some((one) => one.hierarchy === hierarchy))
      refuse("the hierarchy stands in the file already: the whole tree is refused");
    else {
      const read = readTree(boundary, hierarchy, path, file.at);
      trees.push({ hierarchy, boundaries: read.boundaries });
      rows.push(...read.rows);
    }
  }
  return { trees, rows };
}

function readTree(root: BoundaryNode, hierarchy: Hierarchy, rootPath: (string | number)[], at: (path: (string | number)[]) => string) {
  const found = new Map<string, Boundary>();
  const rows: SourceRow[] = [];

  const visit = (node: BoundaryNode, parent: string | null, path: (string | number)[], lost: string | null): void => {
    const code = node.code?.trim() ?? "";
    const row: SourceRow = { master: `boundary ${hierarchy}`, code, at: at(path), reasons: [] };
    rows.push(row);
    const refusal = lost ?? readNode(node, code, parent, row.reasons);
    if (refusal) {
      row.outcome = "refused";
      row.reasons.push(refusal);
    }
    // What hangs below a duplicate still belongs to the one that stands.
    const below = refusal && !found.has(code) ? (lost ?? `the boundary above it (${code || "without a code"}) was refused`) : null;
    for (const [index, child] of (node.children ?? []).entries()) visit(child, code, [...path, "children", index], below);
  };

  /** Takes a node, or says why not. */
  const readNode = (node: BoundaryNode, code: string, parent: string | null, reasons: string[]): string | null => {
    const type = TYPES[node.label?.trim().toLowerCase() ?? ""];
    const name = cleanName(node.name);
    const local = cleanName(node.localname);
    const text = name.text || local.text;
    if (!CODE.test(code)) return code ? `the code ${JSON.stringify(code)} is none` : "no code";
    if (!type) return `the label ${JSON.stringify(node.label ?? null)} is none of City, Zone, Block, Ward, Locality`;
    if (!text) return "no name";
    const language = languageOf(text);
    const known = found.get(code);
    if (known) {
      if (known.names[language]) return `the code stands already in this tree, for ${known.names.en ?? Object.values(known.names)[0]}`;
      known.names[language] = text;
      return `the code stands already in this tree; the name ${text} is kept as its name in the language ${language}`;
    }
    reasons.push(...name.fixes);
    if (!name.text) reasons.push("no name, its local name is taken");
    const names = { [language]: text };
    const localLanguage = languageOf(local.text);
    if (local.text && localLanguage !== language) {
      names[localLanguage] = local.text;
      reasons.push(`local name kept as its name in the language ${localLanguage}`);
    } else if (local.text && local.text !== text)
      reasons.push(`local name ${JSON.stringify(node.localname)} is in the same language, left out`);
    const point = readPoint(node.latitude, node.longitude);
    const pincodes = readPincodes(node.pincode);
    // Only of a locality is a point expected: the form on the phone offers the nearest.
    if (type === "LOCALITY" || point.value) reasons.push(...point.reasons);
    reasons.push(...pincodes.reasons);
    if (node.area?.trim()) reasons.push(`area ${JSON.stringify(node.area)} is left out: nothing here goes by it`);
    if (type === "LOCALITY" && found.get(parent ?? "")?.type !== "WARD") reasons.push("no ward directly above it");
    found.set(code, {
      code,
      type,
      parent,
      names,
      latitude: point.value?.latitude ?? null,
      longitude: point.value?.longitude ?? null,
      pincodes: pincodes.value,
    });
    return null;
  };

  visit(root, null, rootPath, null);
  remarkOnNames(found, rows);
  return { boundaries: [...found.values()], rows };
}

/** Says which localities people cannot tell apart, or only by their ward. */
function remarkOnNames(found: ReadonlyMap<string, Boundary>, rows: readonly SourceRow[]): void {
  const localities = [...found.values()].filter((one) => one.type === "LOCALITY");
  const sameName = Map.groupBy(localities, (one) => Object.values(one.names)[0]?.toLowerCase() ?? "");
  const rowOf = new Map(rows.filter((row) => !row.outcome).map((row) => [row.code, row]));
  for (const group of sameName.values()) {
    for (const one of group) {
      const others = group.filter((other) => other !== one);
      const [twin] = others.filter((other) => other.parent === one.parent);
      if (twin) rowOf.get(one.code)?.reasons.push(`the same name as "${twin.code}" of the same ward: people cannot tell them apart`);
      else if (others.length) rowOf.get(one.code)?.reasons.push("other wards have a locality of this name: lists tell them apart by ward");
    }
  }
}
