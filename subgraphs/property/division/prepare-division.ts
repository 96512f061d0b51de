import { badInput, type FieldFault, knownCity, LOCALES, type Prepared, Refusal, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { hundredths } from "../application/facts-of.ts";
import { ownerKey, plainKey } from "../registry/particulars.ts";
import { mayReadProperty } from "../registry/property.policy.ts";
import { type PropertyRow, propertyByNumber } from "../registry/property-row.ts";
import { requireNoDues } from "../transfer/require-no-dues.ts";
import { divisionFaults, type Part } from "./divide.ts";
import type { PropertyDivision } from "./division.entity.ts";
import type { FilePropertyDivisionInput } from "./division.inputs.ts";
import { divisionWorkflow } from "./division.workflow.ts";

const MOST = 20;

/** The properties by their numbers, in the order given: each standing, in this city, the citizen's own or in the clerk's care. */
async function propertiesOf({ city, properties }: FilePropertyDivisionInput, ctx: RequestContext): Promise<PropertyRow[]> {
  const faults: FieldFault[] = [];
  const rows: PropertyRow[] = [];
  for (const [index, { number }] of properties.entries()) {
    const path = `input.properties.${index}.number`;
    const row = await propertyByNumber((sql, values) => rawQuery(ctx.db, sql, values), number.trim());
    if (!row || row.city !== city || row.status !== "ACTIVE" || !mayReadProperty(ctx.viewer, row))
      faults.push({ path, code: "field.unknown" });
    else if (rows.some((one) => one.id === row.id)) faults.push({ path, code: "property.numberTwice" });
    else rows.push(row);
  }
  if (faults.length) throw badInput(...faults);
  return rows;
}

/** `1, 3` as the places of units, from 0. What is no such list is a place that no unit has. */
const unitsIn = (text: string | null | undefined): number[] =>
  (text ?? "")
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) - 1 : -1));

const partsOf = ({ parts }: FilePropertyDivisionInput): Part[] =>
  (parts ?? []).map((part) => ({
    address: part.address.trim(),
    landArea: part.landArea == null ? null : hundredths(part.landArea),
    units: unitsIn(part.units),
    owner: part.owner?.trim() || null,
  }));

function bifurcationFaults(input: FilePropertyDivisionInput, [whole]: PropertyRow[], parts: Part[]): FieldFault[] {
  const faults = whole ? divisionFaults(whole.facts, parts) : [];
  for (const [index, { address, owner }] of parts.entries()) {
    if (plainKey(address).length < 3) faults.push({ path: `parts.${index}.address`, code: "field.required" });
    if (owner !== null && plainKey(owner).length < 2) faults.push({ path: `parts.${index}.owner`, code: "field.name" });
  }
  if (input.properties.length !== 1) faults.push({ path: "properties", code: "property.oneIsDivided" });
  return faults.map((fault) => ({ ...fault, path: `input.${fault.path}` }));
}

function amalgamationFaults(input: FilePropertyDivisionInput, rows: PropertyRow[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const ownersOf = (row: PropertyRow) =>
    row.owners
      .map((owner) => ownerKey(owner.name))
      .sort()
      .join();
  if (rows.length < 2) faults.push({ path: "input.properties", code: "property.severalAreMerged" });
  if (new Set(rows.map(ownersOf)).size > 1) faults.push({ path: "input.properties.0.number", code: "property.ownersDiffer" });
  if (new Set(rows.map((row) => row.locality_code)).size > 1)
    faults.push({ path: "input.properties.0.number", code: "property.placesDiffer" });
  if (rows.some((row) => row.facts.landArea === null))
    faults.push({ path: "input.properties.0.number", code: "property.flatsAreNotMerged" });
  if (plainKey(input.address ?? "").length < 3) faults.push({ path: "input.address", code: "field.required" });
  return faults;
}

/** Checks what was filed. Refused with DUES_OUTSTANDING while anything is owed on one of them. */
export async function prepareDivision(input: FilePropertyDivisionInput, ctx: RequestContext): Promise<Prepared<PropertyDivision>> {
  if (!(await knownCity(ctx, input.city))) throw badInput({ path: "input.city", code: "field.unknown" });
  if (input.properties.length > MOST || (input.parts?.length ?? 0) > MOST)
    throw badInput({ path: "input.properties", code: "field.tooMany", values: { max: MOST } });
  const rows = await propertiesOf(input, ctx);
  const parts = input.kind === "BIFURCATION" ? partsOf(input) : [];
  const faults = input.kind === "BIFURCATION" ? bifurcationFaults(input, rows, parts) : amalgamationFaults(input, rows);
  const [first] = rows;
  if (faults.length || !first) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  for (const [index, row] of rows.entries()) await requireNoDues(row, `input.properties.${index}.number`, ctx);
  const summaryTexts = Object.fromEntries(
    LOCALES.map((locale) => {
      const t = ctx.translate(locale);
      return [locale, [t(`divisionKind.${input.kind}`), rows.map((row) => row.number).join(", ")].join(t("summary.separator"))];
    }),
  );
  return {
    department: null,
    wardCode: first.ward_code,
    localityCode: first.locality_code,
    categoryCode: null,
    summaryTexts,
    slaHours: divisionWorkflow.slaHours,
    own: {
      kind: input.kind,
      propertyIds: rows.map((row) => row.id),
      propertyVersions: rows.map((row) => row.version),
      propertyNumbers: rows.map((row) => row.number),
      dividedInto: parts,
      address: input.kind === "AMALGAMATION" ? (input.address?.trim() ?? null) : null,
    },
  };
}
