import { badInput, type FieldFault, knownBoundary, knownCity, LOCALES, type Prepared, Refusal, type RequestContext } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { v7 as uuid } from "uuid";
import { findDuplicate } from "../registry/find-similar.ts";
import { ownerKey, plainKey } from "../registry/particulars.ts";
import { mayReadProperty } from "../registry/property.policy.ts";
import { type PropertyRow, propertyByNumber } from "../registry/property-row.ts";
import type { PropertyApplication } from "./application.entity.ts";
import type { FilePropertyApplicationInput } from "./application.inputs.ts";
import { applicationWorkflow } from "./application.workflow.ts";
import { factsOf } from "./facts-of.ts";

const MAX_ADDRESS = 300;
const MAX_DOCUMENTS = 5;

function textFaults(input: FilePropertyApplicationInput): FieldFault[] {
  const faults: FieldFault[] = [];
  if (plainKey(input.address).length < 3) faults.push({ path: "input.address", code: "field.tooShort", values: { min: 3 } });
  if (input.address.length > MAX_ADDRESS) faults.push({ path: "input.address", code: "field.tooLong", values: { max: MAX_ADDRESS } });
  if (input.pincode && !/^[1-9]\d{5}$/.test(input.pincode)) faults.push({ path: "input.pincode", code: "field.invalid" });
  for (const [index, { name }] of input.owners.entries())
    if (plainKey(name).length < 2 || name.length > 100) faults.push({ path: `input.owners.${index}.name`, code: "field.name" });
  if ((input.attachments?.length ?? 0) > MAX_DOCUMENTS)
    faults.push({ path: "input.attachments", code: "field.tooMany", values: { max: MAX_DOCUMENTS } });
  return faults;
}

/** The property that is to be changed: the citizen's own, or one in the clerk's care. Whether another's exists is not told. */
async function changedProperty(input: FilePropertyApplicationInput, ctx: RequestContext): Promise<PropertyRow | null> {
  const number = input.propertyNumber?.trim();
  if (!number) return null;
  const known = await propertyByNumber((sql, values) => rawQuery(ctx.db, sql, values), number);
  if (!known || known.status !== "ACTIVE" || known.city !== input.city || !mayReadProperty(ctx.viewer, known))
    throw badInput({ path: "input.propertyNumber", code: "field.unknown" });
  return known;
}

/** An old number is a clerk's to enter, of a property that is not in the register yet, and once. */
async function legacyFaults(input: FilePropertyApplicationInput, ctx: RequestContext): Promise<FieldFault[]> {
  const legacyNumber = input.legacyNumber?.trim();
  if (!legacyNumber) return [];
  const path = "input.legacyNumber";
  if (!input.onBehalfOf || input.propertyNumber?.trim()) return [{ path, code: "property.legacyByClerk" }];
  const [known] = await rawQuery(ctx.db, "select 1 from property where city = ? and legacy_number = ?", [input.city, legacyNumber]);
  return known ? [{ path, code: "property.legacyKnown" }] : [];
}

/** Whether it is still theirs: a change of owners is a transfer of title, with papers and a fee of its own. */
const sameOwners = (keys: readonly string[], { owners }: PropertyRow): boolean => {
  const registered = owners.map((owner) => ownerKey(owner.name)).sort();
  return registered.join() === [...keys].sort().join();
};

/** Checks what was filed, all faults at once, and answers what is stored. */
export async function prepareApplication(input: FilePropertyApplicationInput, ctx: RequestContext): Promise<Prepared<PropertyApplication>> {
  if (!(await knownCity(ctx, input.city))) throw badInput({ path: "input.city", code: "field.unknown" });
  const changes = await changedProperty(input, ctx);
  const faults = [...textFaults(input), ...(await legacyFaults(input, ctx))];
  const place = await knownBoundary(ctx, input.city, input.locality);
  if (place?.type !== "LOCALITY") faults.push({ path: "input.locality", code: "field.unknown" });
  if (faults.length || !place) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const { owners } = input;
  const facts = factsOf(input, owners, place.code);
  const propertyId = changes?.id ?? uuid();
  const own = {
    propertyId,
    propertyNumber: changes?.number ?? null,
    legacyNumber: input.legacyNumber?.trim() || null,
    address: input.address.trim(),
    addressKey: plainKey(input.address),
    pincode: input.pincode ?? null,
    facts,
    ownerNames: owners.map(({ name }) => ({ name: name.trim() })),
    ownerKeys: owners.map(({ name }) => ownerKey(name)),
  };
  if (changes && !sameOwners(own.ownerKeys, changes)) throw badInput({ path: "input.owners.0.name", code: "property.ownersChange" });
  const twin = await findDuplicate(
    (sql, values) => rawQuery(ctx.db, sql, values),
    input.city,
    { ...own, localityCode: place.code },
    propertyId,
  );
  // Whoever knows both address and owner learns only that they are known.
  if (twin) throw badInput({ path: "input.address", code: "property.alreadyRegistered" });
  const kind = changes ? "summary.change" : "summary.registration";
  const summaryTexts = Object.fromEntries(
    LOCALES.map((locale) => {
      const t = ctx.translate(locale);
      return [locale, [t(kind), place.names[locale] ?? place.names.en].filter(Boolean).join(t("summary.separator"))];
    }),
  );
  return {
    department: null,
    wardCode: place.ward,
    localityCode: place.code,
    categoryCode: null,
    summaryTexts,
    slaHours: applicationWorkflow.slaHours,
    // What the city's own books say needs no visit: DIGIT's PT.LEGACY.
    firstState: own.legacyNumber ? "APPROVALPENDING" : "OPEN",
    own,
  };
}
