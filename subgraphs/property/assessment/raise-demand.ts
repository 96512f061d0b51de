import { type Job, LOCALES, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import type { PropertyOwner } from "../registry/particulars.ts";
import { explainStep } from "../tax/explain-step.ts";
import type { TaxLine, TaxReckoning } from "../tax/tax-step.ts";
import { firstDayOf } from "./financial-year.ts";

/** How the tax came about, head by head and in every language, for the bill. */
function derivationOf({ steps }: TaxReckoning, services: SubgraphServices): Record<string, object[]> {
  const byHead: Record<string, object[]> = {};
  for (const step of steps) {
    const texts = LOCALES.map((locale) => [locale, explainStep(step, services.translate(locale), locale)] as const);
    const said = {
      rule: step.rule,
      clause: step.clause,
      amount: step.amount,
      texts: Object.fromEntries(texts.map(([locale, { text, arithmetic }]) => [locale, { text, arithmetic }])),
    };
    byHead[step.head] = [...(byHead[step.head] ?? []), said];
  }
  return byHead;
}

interface ToRaise {
  reckoning: TaxReckoning;
  demand_id: string;
  demand_lines: TaxLine[];
  financial_year: string;
  sequence: number;
  raised_at: Date | null;
  property_id: string;
  account_id: string;
  city: string;
  number: string;
  holder_id: string | null;
  application_id: string | null;
  owners: PropertyOwner[];
  address: string;
}

const SQL = `select a.reckoning, a.demand_id, a.demand_lines, a.financial_year, a.sequence, a.raised_at, p.id as property_id, p.account_id, p.city, p.number, p.holder_id,
    first.application_id, p.owners, p.address
  from assessment a join property p on p.id = a.property_id
  left join property_version first on first.property_id = p.id and first.version = 1 where a.id = ?`;

/** Billing takes at most so many letters of a name. */
const MAX_PAYER = 100;

/** In whose name a property's bills are. */
export const payerOf = (owners: readonly PropertyOwner[]): string =>
  owners
    .map((owner) => owner.name)
    .join(", ")
    .slice(0, MAX_PAYER);

/** Tells billing of an assessment: the account is opened where there is none yet, the demand raised. Both have their ids, so repeating changes nothing. */
export async function raiseDemandOf(assessmentId: string, services: SubgraphServices): Promise<void> {
  const [one] = await rawQuery<ToRaise>(services.db, SQL, [assessmentId]);
  if (!one || one.raised_at) return;
  await services.call("billing", "openAccount", {
    id: one.account_id,
    city: one.city,
    service: "property",
    number: one.number,
    ownerId: one.holder_id,
    caseId: one.application_id,
    payerName: payerOf(one.owners),
    place: one.address,
  });
  // A year's tax is due from its first day; what is found later, from when it is found.
  if (one.demand_lines.length > 0)
    await services.call("billing", "raiseDemand", {
      id: one.demand_id,
      accountId: one.account_id,
      periodDay: firstDayOf(one.financial_year),
      issuedOn: null,
      lines: one.demand_lines,
      why: derivationOf(one.reckoning, services),
      reason: one.sequence > 1 ? `Re-assessment ${one.sequence} of ${one.financial_year}` : null,
    });
  await services.transact((tx) => tx.query("update assessment set raised_at = ? where id = ?", [services.now(), assessmentId]));
}

export const raiseDemandJob: Job = (payload, services) => raiseDemandOf(String(payload.assessmentId), services);
