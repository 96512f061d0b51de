import {
  badInput,
  type FieldFault,
  type KnownCity,
  knownBoundary,
  knownCity,
  LOCALES,
  type Prepared,
  Refusal,
  type RequestContext,
} from "@civicgraph/kit";
import { categoryRows } from "../category/read-categories.ts";
import { locate, nearestOf } from "../location/locate.ts";
import type { Complaint } from "./complaint.entity.ts";
import type { FileComplaintInput } from "./complaint.inputs.ts";

const MIN_DESCRIPTION = 10;
const MAX_DESCRIPTION = 2000;
const MAX_PHOTOS = 3;

function textFaults(input: FileComplaintInput): FieldFault[] {
  const faults: FieldFault[] = [];
  const tooLong = (name: "landmark" | "address", max: number) => {
    if ((input[name]?.length ?? 0) > max) faults.push({ path: `input.${name}`, code: "field.tooLong", values: { max } });
  };
  const length = input.description.trim().length;
  if (length < MIN_DESCRIPTION) faults.push({ path: "input.description", code: "field.tooShort", values: { min: MIN_DESCRIPTION } });
  if (input.description.length > MAX_DESCRIPTION)
    faults.push({ path: "input.description", code: "field.tooLong", values: { max: MAX_DESCRIPTION } });
  tooLong("landmark", 200);
  tooLong("address", 300);
  if (input.pincode && !/^[1-9]\d{5}$/.test(input.pincode)) faults.push({ path: "input.pincode", code: "field.invalid" });
  if ((input.attachments?.length ?? 0) > MAX_PHOTOS)
    faults.push({ path: "input.attachments", code: "field.tooMany", values: { max: MAX_PHOTOS } });
  return faults;
}

/** Where the point lies; a point outside the city or off the globe is refused. */
function verifiedPoint(input: FileComplaintInput, city: KnownCity, faults: FieldFault[]): boolean {
  const point = input.location;
  if (!point) return false;
  const onEarth = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
  const where = onEarth ? locate(point, city) : "outside";
  if (where === "outside") faults.push({ path: "input.location", code: onEarth ? "field.notInCity" : "field.invalid" });
  return where === "inside";
}

/** The locality named, or the nearest to the point; where none is near enough it has to be named, as it gives the ward. */
async function placeOf(input: FileComplaintInput, ctx: RequestContext, faults: FieldFault[]) {
  if (input.locality) {
    const known = await knownBoundary(ctx, input.city, input.locality);
    if (known?.type !== "LOCALITY") faults.push({ path: "input.locality", code: "field.unknown" });
    return known;
  }
  const point = input.location;
  if (!point) {
    faults.push({ path: "input.locality", code: "field.required" });
    return undefined;
  }
  const rows = (await ctx.db
    .selectFrom("known_boundary")
    .select(["code", "latitude", "longitude"])
    .where("city", "=", input.city)
    .where("type", "=", "LOCALITY")
    .execute()) as { code: string; latitude: number | null; longitude: number | null }[];
  const nearest = nearestOf(point, rows);
  if (nearest) return knownBoundary(ctx, input.city, nearest.code);
  // A city without any boundary takes complaints all the same.
  if (rows.length > 0) faults.push({ path: "input.locality", code: "field.required" });
  return undefined;
}

/** Checks a complaint against the city's categories, boundaries and outline, all faults at once, and answers what is stored. */
export async function prepareComplaint(input: FileComplaintInput, ctx: RequestContext): Promise<Prepared<Complaint>> {
  const city = await knownCity(ctx, input.city);
  if (!city) throw badInput({ path: "input.city", code: "field.unknown" });
  const faults = textFaults(input);
  const category = (await categoryRows(input.city, ctx)).find((row) => row.code === input.category && row.active);
  if (!category) faults.push({ path: "input.category", code: "field.unknown" });
  const locationVerified = verifiedPoint(input, city, faults);
  const place = await placeOf(input, ctx, faults);
  if (faults.length || !category) throw new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
  const summaryTexts = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      [category.names[locale] ?? category.names.en, place?.names[locale] ?? place?.names.en]
        .filter(Boolean)
        .join(ctx.translate(locale)("summary.separator")),
    ]),
  );
  return {
    department: category.department,
    wardCode: place?.ward ?? null,
    localityCode: place?.code ?? null,
    categoryCode: category.code,
    summaryTexts,
    slaHours: category.sla_hours,
    own: {
      description: input.description.trim(),
      landmark: input.landmark?.trim() || null,
      address: input.address?.trim() || null,
      pincode: input.pincode ?? null,
      latitude: input.location?.latitude ?? null,
      longitude: input.location?.longitude ?? null,
      locationVerified,
    },
  };
}
