import { badInput, type FieldFault, knownCity, LOCALES, type Prepared, Refusal, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { sharesOf } from "../application/facts-of.ts";
import { OWNER_CATEGORIES } from "../registry/codes.ts";
import { ownerKey, plainKey } from "../registry/particulars.ts";
import { type PropertyRow, propertyByNumber } from "../registry/property-row.ts";
import { requireNoDues } from "./require-no-dues.ts";
import type { PropertyTransfer } from "./transfer.entity.ts";
import type { FilePropertyTransferInput } from "./transfer.inputs.ts";
import { transferWorkflow } from "./transfer.workflow.ts";

const MAX_OWNERS = 100;
const known = (codes: readonly string[], code: string) => codes.includes(code);

function ownerFaults({ owners }: FilePropertyTransferInput, shares: ReturnType<typeof sharesOf>): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [index, { name, category }] of owners.entries()) {
    if (plainKey(name).length < 2 || name.length > 100) faults.push({ path: `input.owners.${index}.name`, code: "field.name" });
    if (category && !known(OWNER_CATEGORIES, category)) faults.push({ path: `input.owners.${index}.category`, code: "field.unknown" });
  }
  const whole = shares.every(({ share }) => share >= 1) && shares.reduce((total, { share }) => total + share, 0) === 10_000;
  if (owners.length > MAX_OWNERS || owners.length === 0)
    faults.push({ path: "input.owners", code: "field.tooMany", values: { max: MAX_OWNERS } });
  else if (!whole) faults.push({ path: "input.owners.0.share", code: "property.sharesNotWhole" });
  return faults;
}

/** The property under this number, for who can name one of its owners too; else it is as if there were none. */
async function propertyOf({ city, propertyNumber, currentOwner }: FilePropertyTransferInput, ctx: RequestContext): Promise<PropertyRow> {
  const row = await propertyByNumber((sql, values) => rawQuery(ctx.db, sql, values), propertyNumber.trim());
  const named = row?.owners.some((owner) => ownerKey(owner.name) === ownerKey(currentOwner));
  if (!row || row.status !== "ACTIVE" || row.city !== city || !named)
    throw badInput({ path: "input.propertyNumber", code: "property.numberOrOwnerUnknown" });
  return row;
}

/** Checks what was filed. Refused with DUES_OUTSTANDING while anything is owed on the property. */
export async function prepareTransfer(input: FilePropertyTransferInput, ctx: RequestContext): Promise<Prepared<PropertyTransfer>> {
  if (!(await knownCity(ctx, input.city))) throw badInput({ path: "input.city", code: "field.unknown" });
  const shares = sharesOf(input.owners);
  const faults = ownerFaults(input, shares);
  if (input.documentDate > dayInCity(ctx.now())) faults.push({ path: "input.documentDate", code: "field.invalid" });
  if (!input.documentNumber.trim()) faults.push({ path: "input.documentNumber", code: "field.required" });
  if (faults.length) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const property = await propertyOf(input, ctx);
  const formerOwnerKeys = property.owners.map((owner) => ownerKey(owner.name)).sort();
  const ownerKeys = input.owners.map(({ name }) => ownerKey(name));
  if ([...ownerKeys].sort().join() === formerOwnerKeys.join()) throw badInput({ path: "input.owners.0.name", code: "property.sameOwners" });
  await requireNoDues(property, "input.propertyNumber", ctx);
  const summaryTexts = Object.fromEntries(
    LOCALES.map((locale) => {
      const t = ctx.translate(locale);
      return [locale, [t("summary.transfer"), property.number].join(t("summary.separator"))];
    }),
  );
  return {
    department: null,
    wardCode: property.ward_code,
    localityCode: property.locality_code,
    categoryCode: null,
    summaryTexts,
    slaHours: transferWorkflow.slaHours,
    own: {
      propertyId: property.id,
      propertyNumber: property.number,
      formerOwnerKeys,
      currentOwner: input.currentOwner.trim(),
      reasonForTransfer: input.reasonForTransfer,
      documentNumber: input.documentNumber.trim(),
      documentDate: input.documentDate,
      marketValue: String(input.marketValueRupees * 100),
      inCourt: input.inCourt ?? "NO",
      ownerNames: input.owners.map(({ name }) => ({ name: name.trim() })),
      ownerShares: shares,
      ownerKeys,
      feeReckoning: null,
    },
  };
}
