import { badInput, type FieldFault, knownBoundary, knownCity, LOCALES, type Prepared, Refusal, type RequestContext } from "@civicgraph/kit";
import { addDays, dayInCity, isDay } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { STRUCTURES } from "../fee/fee-schedule.ts";
import type { Chargeable } from "../fee/reckon-fee.ts";
import { paperName } from "../item/item-words.ts";
import { mayReadLicence } from "../licence/licence.type.ts";
import { type LicenceRow, licenceByNumber } from "../licence/licence-row.ts";
import { renewalWindow, renewedTerm } from "../licence/term.ts";
import type { LicenceApplication } from "./application.entity.ts";
import type { FileLicenceApplicationInput } from "./application.inputs.ts";
import { applicationWorkflow } from "./application.workflow.ts";
import { type ChargedItems, chargedItems } from "./charged-items.ts";
import { feeOrRefuse } from "./fee-or-refuse.ts";

/** What is said of the business, by the applicant or by the licence that is renewed as it stands. */
interface Business {
  licenceType: LicenceRow["licence_type"];
  tradeName: string;
  structure: LicenceRow["structure"];
  address: string;
  localityCode: string | null;
  wardCode: string | null;
  validUntil: string | null;
  items: Chargeable[];
}

/** The licence that is renewed: the citizen's own, or one in the clerk's care. Whether another's exists is not told. */
async function renewedLicence(input: FileLicenceApplicationInput, ctx: RequestContext): Promise<LicenceRow> {
  const path = "input.licenceNumber";
  const number = input.licenceNumber?.trim().toUpperCase();
  if (!number) throw badInput({ path, code: "field.required" });
  const query = <R>(sql: string, values?: unknown[]) => rawQuery<R>(ctx.db, sql, values);
  const known = await licenceByNumber(query, number);
  if (!known || known.city !== input.city || !mayReadLicence(ctx.viewer, known)) throw badInput({ path, code: "field.unknown" });
  if (known.status === "CANCELLED" || known.licence_type === "TEMPORARY") throw badInput({ path, code: "licences.notRenewable" });
  const [opens, closes] = await Promise.all([
    ctx.setting<number>("licences.renewalOpensDays", input.city),
    ctx.setting<number>("licences.renewalClosesDays", input.city),
  ]);
  const window = renewalWindow(known.valid_to, dayInCity(ctx.now()), opens, closes);
  if (window !== "open")
    throw badInput({
      path,
      code: `licences.renewal.${window}`,
      values: { from: addDays(known.valid_to, -opens), to: addDays(known.valid_to, closes) },
    });
  const [pending] = await query(
    "select 1 from licence_application where licence_id = ? and not current and closed_at is null and state <> 'APPROVED'",
    [known.id],
  );
  if (pending) throw badInput({ path, code: "licences.renewalPending" });
  return known;
}

function textFaults(input: FileLicenceApplicationInput, ctx: RequestContext): FieldFault[] {
  const faults: FieldFault[] = [];
  const required = (path: string, value: string | null | undefined, min: number) => {
    const length = value?.trim().length ?? 0;
    if (length === 0) faults.push({ path: `input.${path}`, code: "field.required" });
    else if (length < min) faults.push({ path: `input.${path}`, code: "field.tooShort", values: { min } });
  };
  required("tradeName", input.tradeName, 2);
  required("address", input.address, 3);
  required("locality", input.locality, 1);
  if (!input.structure || !STRUCTURES.includes(input.structure)) faults.push({ path: "input.structure", code: "field.required" });
  if (input.kind === "NEW" && !input.licenceType) faults.push({ path: "input.licenceType", code: "field.required" });
  if (input.kind === "NEW" && input.licenceType === "TEMPORARY") {
    const today = dayInCity(ctx.now());
    const until = input.validUntil ?? "";
    if (!isDay(until) || until < today || until > addDays(today, 365))
      faults.push({ path: "input.validUntil", code: "licences.withinAYear" });
  }
  return faults;
}

/** One paper for each that the trades ask for, each once; an officer sees whether they are the right ones. */
function requirePapers(input: FileLicenceApplicationInput, { trades }: ChargedItems, ctx: RequestContext): void {
  const needed = [...new Set(trades.flatMap(({ papers }) => papers[input.kind === "NEW" ? "NEW" : "RENEWAL"] ?? []))];
  if ((input.attachments?.length ?? 0) >= Math.min(needed.length, 5)) return;
  const papers = needed.map((code) => paperName(ctx, code)).join(", ");
  throw badInput({ path: "input.attachments", code: "licences.papersMissing", values: { papers } });
}

async function businessOf(input: FileLicenceApplicationInput, old: LicenceRow | null, ctx: RequestContext): Promise<Business> {
  if (input.kind === "DIRECTRENEWAL" && old)
    return {
      licenceType: old.licence_type,
      tradeName: old.trade_name,
      structure: old.structure,
      address: old.address,
      localityCode: old.locality_code,
      wardCode: old.ward_code,
      validUntil: null,
      items: old.items,
    };
  const faults = textFaults(input, ctx);
  const place = input.locality ? await knownBoundary(ctx, input.city, input.locality) : undefined;
  if (input.locality && place?.type !== "LOCALITY") faults.push({ path: "input.locality", code: "field.unknown" });
  if (faults.length > 0 || !place) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const charged = await chargedItems(input, ctx);
  requirePapers(input, charged, ctx);
  const licenceType = old?.licence_type ?? input.licenceType ?? "PERMANENT";
  return {
    licenceType,
    tradeName: (input.tradeName ?? "").trim(),
    structure: input.structure as Business["structure"],
    address: (input.address ?? "").trim(),
    localityCode: place.code,
    wardCode: place.ward,
    validUntil: licenceType === "TEMPORARY" ? (input.validUntil ?? null) : null,
    items: charged.items,
  };
}

/** Checks what was filed and reckons its fee, by the schedule of the day: it stands from then on. */
export async function prepareApplication(input: FileLicenceApplicationInput, ctx: RequestContext): Promise<Prepared<LicenceApplication>> {
  if (!(await knownCity(ctx, input.city))) throw badInput({ path: "input.city", code: "field.unknown" });
  const old = input.kind === "NEW" ? null : await renewedLicence(input, ctx);
  const business = await businessOf(input, old, ctx);
  const { kind } = input;
  const facts = { kind, licenceType: business.licenceType, structure: business.structure, items: business.items };
  const reckoned = await feeOrRefuse(input.city, facts, ctx);
  const summaryTexts = Object.fromEntries(
    LOCALES.map((locale) => {
      const t = ctx.translate(locale);
      return [locale, [t(`summary.${kind}`), business.tradeName].join(t("summary.separator"))];
    }),
  );
  return {
    department: null,
    wardCode: business.wardCode,
    localityCode: business.localityCode,
    categoryCode: null,
    summaryTexts,
    slaHours: applicationWorkflow.slaHours,
    // Where nothing has changed there is nothing to look at.
    firstState: kind === "DIRECTRENEWAL" ? "PENDINGPAYMENT" : "APPLIED",
    own: {
      kind,
      licenceId: old?.id ?? null,
      licenceNumber: old?.number ?? null,
      licenceType: business.licenceType,
      validUntil: business.validUntil,
      termStart: old ? renewedTerm(old.valid_to).from : null,
      tradeName: business.tradeName,
      structure: business.structure,
      address: business.address,
      items: business.items,
      reckoned,
      adhoc: "0",
      adhocReason: null,
      checklist: null,
      current: false,
    },
  };
}
