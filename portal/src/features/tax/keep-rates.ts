import type { NextResponse } from "next/server";
import { readRupees } from "../../forms/rupees.ts";
import { ask } from "../../graphql/ask.ts";
import {
  AssessPropertyMutation,
  AssessRollMutation,
  ProposeRatesMutation,
  RulePackQuery,
  SignRatesMutation,
} from "../../graphql/documents/tax.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";
import { draftOf } from "./draft-rates.ts";

const RATES = "/officer/rates";

/** Drafts a pack out of the one in force and what was typed over it. */
export async function proposeRates({ form, text, see, retry, refused, locale, t }: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return see("/welcome");
  const here = `${RATES}/new`;
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] = value.slice(0, 300);
  try {
    const { taxRulePacks: packs } = await ask(RulePackQuery, { city, compare: false }, locale);
    const base = packs.find((one) => one.id === text("base"));
    if (!base) return see(RATES);
    const { document, faults } = draftOf(base.document, (name) => values[name] ?? null, t);
    // A cookie has no room for a whole table: what was typed wrongly, and what stands above it, comes back.
    const kept = Object.fromEntries(
      ["id", "fromYear", "reason", ...faults.map((fault) => fault.path)].map((name) => [name, values[name] ?? ""]),
    );
    if (faults.length > 0) return retry(here, { values: kept, faults });
    const input = { id: text("id"), place: city, fromYear: text("fromYear"), document, reason: text("reason") };
    const { proposeTaxRulePack: made } = await ask(ProposeRatesMutation, { input }, locale);
    return see(`${RATES}/${made.id}?compare=1`);
  } catch (error) {
    return refused(error, here, { id: text("id"), fromYear: text("fromYear"), reason: text("reason") });
  }
}

export async function signRates({ params, see, refused, locale }: FormPost): Promise<NextResponse> {
  const here = `${RATES}/${params.pack}`;
  try {
    await ask(SignRatesMutation, { id: params.pack ?? "" }, locale);
    return see(here);
  } catch (error) {
    return refused(error, here, {});
  }
}

/** Begins, or goes on with, the year's assessment of the whole roll. */
export async function assessRoll({ see, refused, locale }: FormPost): Promise<NextResponse> {
  const { city } = await pageRequest();
  if (!city) return see("/welcome");
  try {
    await ask(AssessRollMutation, { city }, locale);
    return see(`${RATES}?begun=1`);
  } catch (error) {
    return refused(error, RATES, {});
  }
}

/** Assesses a property anew, with an amount for a reason where one is given. */
export async function assessProperty({ params, text, see, retry, refused, locale, t }: FormPost): Promise<NextResponse> {
  const here = `/officer/properties/${params.property}`;
  const given = { adHocAmount: text("adHocAmount"), adHocReason: text("adHocReason") };
  const size = given.adHocAmount ? readRupees(given.adHocAmount.replace(/^[-−–]/, "")) : null;
  if (given.adHocAmount && size === null)
    return retry(here, { values: given, faults: [{ path: "adHocAmount", code: "field.invalid", message: t("tax.rates.fault") }] });
  const amount = size === null ? null : /^[-−–]/.test(given.adHocAmount) ? -size : size;
  try {
    const input = { propertyId: params.property ?? "", adHocAmount: amount, adHocReason: given.adHocReason || null };
    await ask(AssessPropertyMutation, { input }, locale);
    return see(here);
  } catch (error) {
    return refused(error, here, given);
  }
}
