import { operation } from "../document.ts";
import type { Service } from "../types.ts";
import { SERVICE } from "./fragments.ts";
import type { Page } from "./mine.ts";

export interface TaxStep {
  text: string;
  arithmetic: string;
  clause: string | null;
  amount: number;
}
export interface Tax {
  financialYear: string;
  total: number;
  lines: { head: { code: string; name: string }; amount: number }[];
  why: TaxStep[];
}
const TAX = "financialYear total lines { head { code name } amount } why { text arithmetic clause amount }";

/** The form of a registration: an estimate asks what it asks of the building. */
export const PropertyFormQuery = operation<{ service: Service | null }, { city: string }>(/* GraphQL */ `
  query PropertyForm($city: ID!) {
    service(id: "property", city: $city) { ${SERVICE} }
  }
`);

export const EstimateQuery = operation<{ estimatePropertyTax: Tax }, { input: Record<string, unknown> }>(/* GraphQL */ `
  query EstimatePropertyTax($input: EstimatePropertyTaxInput!) {
    estimatePropertyTax(input: $input) { ${TAX} }
  }
`);

export interface PropertyLine {
  id: string;
  number: string;
  address: string;
  usage: { name: string };
  owners: { name: string }[];
  account: { id: string; bill: { total: number; rebateUntil: string | null } } | null;
}
const PROPERTY_LINE = "id number address usage { name } owners { name } account { id bill { total rebateUntil } }";

/** A citizen's own properties; for officers those that a search finds. */
export const PropertiesQuery = operation<
  { properties: Page<PropertyLine> },
  { city: string; search: string | null; after: string | null }
>(/* GraphQL */ `
  query Properties($city: ID!, $search: String, $after: String) {
    properties(city: $city, filter: { search: $search }, first: 20, after: $after) {
      nodes { ${PROPERTY_LINE} } totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export interface Unit {
  floor: number;
  usage: { name: string };
  occupancy: string;
  area: number;
  annualRent: number | null;
}
export interface Owner {
  name: string;
  share: number;
}
export interface PropertyDetail extends PropertyLine {
  locality: { name: string } | null;
  pincode: string | null;
  landArea: number | null;
  units: Unit[];
  owners: Owner[];
  assessments: (Tax & { id: string; sequence: number; madeAt: string })[];
  history: { version: number; since: string; address: string; owners: Owner[] }[];
}

export const PropertyQuery = operation<{ property: PropertyDetail | null }, { id: string }>(/* GraphQL */ `
  query Property($id: ID!) {
    property(id: $id) {
      id number address pincode usage { name } locality { name } landArea
      units { floor usage { name } occupancy area annualRent } owners { name share }
      account { id bill { total rebateUntil } }
      assessments { id sequence madeAt ${TAX} }
      history { version since address owners { name share } }
    }
  }
`);

export const AssessPropertyMutation = operation<
  { assessProperty: { id: string } },
  { input: { propertyId: string; adHocAmount: number | null; adHocReason: string | null } }
>(/* GraphQL */ `
  mutation AssessProperty($input: AssessPropertyInput!) {
    assessProperty(input: $input) { id }
  }
`);

export interface RulePack {
  id: string;
  place: string;
  fromYear: string;
  reason: string;
  proposedAt: string;
  signedAt: string | null;
  mine: boolean;
}
const RULE_PACK = "id place fromYear reason proposedAt signedAt mine";

/** Packs of rates; for who assesses, how much of the roll is left. */
export const RulePacksQuery = operation<
  { taxRulePacks: RulePack[]; propertiesNotAssessed?: number },
  { city: string; assesses: boolean }
>(/* GraphQL */ `
  query RulePacks($city: ID!, $assesses: Boolean!) {
    taxRulePacks(city: $city, first: 50) { ${RULE_PACK} }
    propertiesNotAssessed(city: $city) @include(if: $assesses)
  }
`);

export interface PackDocument {
  slabs: { id: string; basis: { unitRate: number } | { rentRate: number }; unbuiltRate: number }[];
  cesses: { id: string; head: string; rates: { cause: string; rate: number }[] }[];
}
export interface RulePackDetail extends RulePack {
  document: PackDocument;
  slabs: { id: string; clause: string; criteria: string; rate: string; unbuiltRate: number }[];
  comparison?: {
    properties: number;
    changed: number;
    withoutRate: number;
    before: number;
    after: number;
    largest: { number: string; before: number; after: number } | null;
  };
}

/** Packs with their tables; the one at hand is found among them. The comparison reckons the whole roll, so it is asked for by itself. */
export const RulePackQuery = operation<{ taxRulePacks: RulePackDetail[] }, { city: string; compare: boolean }>(/* GraphQL */ `
  query RulePack($city: ID!, $compare: Boolean!) {
    taxRulePacks(city: $city, first: 50) {
      ${RULE_PACK} document slabs { id clause criteria rate unbuiltRate }
      comparison(city: $city) @include(if: $compare) { properties changed withoutRate before after largest { number before after } }
    }
  }
`);

export const ProposeRatesMutation = operation<
  { proposeTaxRulePack: { id: string } },
  { input: { id: string; place: string; fromYear: string; document: unknown; reason: string } }
>(/* GraphQL */ `
  mutation ProposeRates($input: ProposeTaxRulePackInput!) {
    proposeTaxRulePack(input: $input) { id }
  }
`);

export const SignRatesMutation = operation<{ signTaxRulePack: { id: string } }, { id: string }>(/* GraphQL */ `
  mutation SignRates($id: ID!) {
    signTaxRulePack(id: $id) { id }
  }
`);

export const AssessRollMutation = operation<{ assessPropertyRoll: number }, { city: string }>(/* GraphQL */ `
  mutation AssessRoll($city: ID!) {
    assessPropertyRoll(city: $city)
  }
`);
