import type { MeasureDefinition } from "@civicgraph/plugin-sdk";

const drill = ["city", "service", "ward", "employee"];
const money = ["city", "service", "head"];
const text = (id: string) => ({ id: `insights.${id}`, name: `measure.${id}`, description: `measure.${id}.about` });

/** Figures over every service of a city, whatever services there are. */
export const overviewMeasures: MeasureDefinition[] = [
  { ...text("filed"), grain: "case", formula: { count: {} }, unit: "count", direction: "none", drill },
  { ...text("closed"), grain: "case", date: "closed", formula: { count: {} }, unit: "count", direction: "up", drill },
  { ...text("completionRate"), grain: "case", formula: { share: { closed: true } }, unit: "percent", direction: "up", drill },
  {
    ...text("slaCompliance"),
    grain: "case",
    date: "closed",
    formula: { share: { breached: false } },
    unit: "percent",
    direction: "up",
    target: 90,
    drill,
  },
  { ...text("open"), grain: "case", date: "now", formula: { count: { closed: false } }, unit: "count", direction: "down", drill },
  { ...text("overdue"), grain: "case", date: "now", formula: { count: { overdue: true } }, unit: "count", direction: "down", drill },
  { ...text("collection"), grain: "payment", formula: { sum: "amount" }, unit: "money", direction: "up", drill: money },
  { ...text("receipts"), grain: "payment", formula: { sum: "payments" }, unit: "count", direction: "none", drill: money },
  { ...text("demand"), grain: "demand", formula: { sum: "amount" }, unit: "money", direction: "none", drill: money },
  {
    ...text("targetAchieved"),
    grain: "payment",
    formula: { ofTarget: "insights.collection" },
    unit: "percent",
    direction: "up",
    target: 100,
    drill: ["city"],
  },
];
