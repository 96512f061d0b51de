import type { MeasureDefinition } from "@civicgraph/plugin-sdk";

const text = (id: string) => ({ id: `licences.${id}`, name: `measure.${id}`, description: `measure.${id}.about` });
const application = { grain: "case", drill: ["city", "ward", "state", "employee"] } as const;
const money = ["city", "ward", "head"];

/** What a city wants to know of its trade licences. */
export const licenceMeasures: MeasureDefinition[] = [
  { ...text("applications"), ...application, formula: { count: {} }, unit: "count", direction: "none", public: true },
  {
    ...text("issued"),
    ...application,
    date: "closed",
    formula: { count: { outcome: "done" } },
    unit: "count",
    direction: "up",
    public: true,
  },
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
  { ...text("demand"), grain: "demand", formula: { sum: "amount" }, unit: "money", direction: "none", drill: money },
  { ...text("collection"), grain: "payment", formula: { sum: "amount" }, unit: "money", direction: "up", drill: money },
  {
    ...text("targetAchieved"),
    grain: "payment",
    formula: { ofTarget: "licences.collection" },
    unit: "percent",
    direction: "up",
    drill: ["city"],
  },
];
