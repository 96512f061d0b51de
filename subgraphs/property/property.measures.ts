import type { MeasureDefinition } from "@civicgraph/plugin-sdk";

const text = (id: string) => ({ id: `property.${id}`, name: `measure.${id}`, description: `measure.${id}.about` });
const application = {
  grain: "case",
  drill: ["city", "service", "ward", "employee"],
  services: ["property", "property-transfer", "property-division"],
} as const;
const demand = { grain: "demand", drill: ["city", "ward", "head"] } as const;
const payment = { grain: "payment", drill: ["city", "ward", "head", "mode"] } as const;

/** What a city wants to know of its property tax, and of the applications to its register. */
export const propertyMeasures: MeasureDefinition[] = [
  { ...text("demand"), ...demand, formula: { sum: "amount" }, unit: "money", direction: "none" },
  { ...text("collection"), ...payment, formula: { sum: "amount" }, unit: "money", direction: "up" },
  { ...text("balance"), ...demand, formula: { difference: ["property.demand", "property.collection"] }, unit: "money", direction: "down" },
  {
    ...text("collectionRate"),
    ...demand,
    formula: { ratio: ["property.collection", "property.demand"] },
    unit: "percent",
    direction: "up",
    target: 90,
  },
  { ...text("targetAchieved"), ...payment, formula: { ofTarget: "property.collection" }, unit: "percent", direction: "up" },
  { ...text("receipts"), ...payment, formula: { sum: "payments" }, unit: "count", direction: "up" },
  { ...text("assessed"), ...demand, formula: { distinct: "account" }, unit: "count", direction: "up" },
  { ...text("paid"), ...payment, formula: { distinct: "account", where: { payments: { atLeast: 1 } } }, unit: "count", direction: "up" },
  { ...text("applications"), ...application, formula: { count: {} }, unit: "count", direction: "none", public: true },
  { ...text("completionRate"), ...application, formula: { share: { closed: true } }, unit: "percent", direction: "up" },
  { ...text("timeToDecide"), ...application, formula: { median: "timeToDecide" }, unit: "days", direction: "down", public: true },
  { ...text("timeToDecideP90"), ...application, formula: { p90: "timeToDecide" }, unit: "days", direction: "down" },
  {
    ...text("slaCompliance"),
    ...application,
    date: "closed",
    formula: { share: { breached: false } },
    unit: "percent",
    direction: "up",
    target: 90,
  },
  { ...text("open"), ...application, date: "now", formula: { count: { closed: false } }, unit: "count", direction: "down" },
  { ...text("overdue"), ...application, date: "now", formula: { count: { overdue: true } }, unit: "count", direction: "down" },
];
