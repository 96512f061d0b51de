import type { MeasureDefinition } from "@civicgraph/plugin-sdk";

const drill = ["city", "ward", "category", "department", "employee"];
const text = (id: string) => ({
  id: `complaints.${id}`,
  name: `measure.${id}`,
  description: `measure.${id}.about`,
  grain: "case" as const,
  drill,
});

/** What a city wants to know of its complaints. */
export const complaintMeasures: MeasureDefinition[] = [
  { ...text("filed"), formula: { count: {} }, unit: "count", direction: "none", public: true },
  { ...text("closed"), date: "closed", formula: { count: {} }, unit: "count", direction: "up", public: true },
  { ...text("completionRate"), formula: { share: { closed: true } }, unit: "percent", direction: "up", target: 95, public: true },
  { ...text("assignmentRate"), formula: { share: { assigned: true } }, unit: "percent", direction: "up" },
  { ...text("timeToAssign"), formula: { median: "timeToAssign" }, unit: "hours", direction: "down" },
  { ...text("timeToAssignP90"), formula: { p90: "timeToAssign" }, unit: "hours", direction: "down" },
  {
    ...text("timeToResolve"),
    date: "closed",
    formula: { median: "timeToResolve", where: { outcome: "done" } },
    unit: "days",
    direction: "down",
    public: true,
  },
  {
    ...text("timeToResolveP90"),
    date: "closed",
    formula: { p90: "timeToResolve", where: { outcome: "done" } },
    unit: "days",
    direction: "down",
  },
  {
    ...text("promisedTime"),
    date: "closed",
    formula: { median: "timePromised", where: { outcome: "done" } },
    unit: "days",
    direction: "none",
    public: true,
  },
  {
    ...text("slaCompliance"),
    date: "closed",
    formula: { share: { breached: false } },
    unit: "percent",
    direction: "up",
    target: 90,
    public: true,
  },
  {
    ...text("reopenRate"),
    formula: { share: { reopened: true }, of: { decided: true } },
    unit: "percent",
    direction: "down",
    target: 5,
    public: true,
  },
  {
    ...text("refusalRate"),
    date: "closed",
    formula: { share: { outcome: "refused" } },
    unit: "percent",
    direction: "down",
  },
  { ...text("rating"), date: "closed", formula: { average: "rating" }, unit: "rating", direction: "up", target: 4 },
  {
    ...text("satisfaction"),
    date: "closed",
    formula: { share: { rating: { atLeast: 4 } }, of: { rated: true } },
    unit: "percent",
    direction: "up",
    public: true,
  },
  { ...text("open"), date: "now", formula: { count: { closed: false } }, unit: "count", direction: "down", public: true },
  { ...text("overdue"), date: "now", formula: { count: { overdue: true } }, unit: "count", direction: "down" },
  { ...text("oldestOpen"), date: "now", formula: { max: "age", where: { closed: false } }, unit: "days", direction: "down" },
  { ...text("backlogAge"), date: "now", formula: { median: "age", where: { closed: false } }, unit: "days", direction: "down" },
];
