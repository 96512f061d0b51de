/** What a dashboard asks at once: a measure, how it is grouped, how it is compared. */
export interface Tile {
  id: string;
  by?: string[];
  order?: "best" | "worst";
  compareWith?: string;
}

const compared = (id: string): Tile => ({ id, compareWith: "previousYear" });

/** The dashboards of DIGIT's list, over the financial year, as their pages ask for them. */
export const DASHBOARDS: Record<string, { city: string; tiles: Tile[] }> = {
  overview: {
    city: "pb.amritsar",
    tiles: [
      ...["filed", "closed", "completionRate", "slaCompliance", "collection", "receipts", "demand"].map((name) =>
        compared(`insights.${name}`),
      ),
      { id: "insights.open" },
      { id: "insights.overdue" },
      { id: "insights.filed", by: ["month"] },
      { id: "insights.closed", by: ["month"] },
      { id: "insights.collection", by: ["month"] },
      { id: "insights.collection", by: ["service"] },
      { id: "insights.filed", by: ["service", "state"] },
    ],
  },
  complaints: {
    city: "pb.amritsar",
    tiles: [
      ...[
        "filed",
        "closed",
        "completionRate",
        "timeToAssign",
        "timeToAssignP90",
        "timeToResolve",
        "timeToResolveP90",
        "slaCompliance",
        "reopenRate",
        "satisfaction",
      ].map((name) => compared(`complaints.${name}`)),
      ...["open", "overdue", "oldestOpen", "backlogAge"].map((name) => ({ id: `complaints.${name}` })),
      { id: "complaints.filed", by: ["ward"] },
      { id: "complaints.filed", by: ["category"], order: "best" },
      { id: "complaints.filed", by: ["channel"] },
      { id: "complaints.filed", by: ["department"] },
      { id: "complaints.filed", by: ["month"] },
      { id: "complaints.completionRate", by: ["ward"], order: "worst" },
      { id: "complaints.timeToResolve", by: ["ward"], order: "worst" },
      { id: "complaints.timeToResolve", by: ["employee"], order: "worst" },
      { id: "complaints.overdue", by: ["employee"], order: "worst" },
    ],
  },
  "property tax": {
    city: "pb.amritsar",
    tiles: [
      ...[
        "demand",
        "collection",
        "balance",
        "collectionRate",
        "receipts",
        "assessed",
        "paid",
        "applications",
        "timeToDecide",
        "slaCompliance",
      ].map((name) => compared(`property.${name}`)),
      { id: "property.collection", by: ["month"] },
      { id: "property.collection", by: ["head"] },
      { id: "property.demand", by: ["head"] },
      { id: "property.collection", by: ["mode"] },
      { id: "property.balance", by: ["ward"], order: "worst" },
      { id: "property.collectionRate", by: ["ward"], order: "best" },
    ],
  },
  licences: {
    city: "pb.amritsar",
    tiles: [
      ...["applications", "issued", "completionRate", "timeToDecide", "timeToDecideP90", "slaCompliance", "collection"].map((name) =>
        compared(`licences.${name}`),
      ),
      { id: "licences.open" },
      { id: "licences.overdue" },
      { id: "licences.applications", by: ["state"] },
      { id: "licences.issued", by: ["month"] },
      { id: "licences.applications", by: ["ward"] },
    ],
  },
  "state, by city": {
    city: "pb",
    tiles: [
      { id: "insights.filed", by: ["city"], order: "best" },
      { id: "insights.completionRate", by: ["city"], order: "worst" },
      { id: "insights.collection", by: ["city"], order: "best" },
    ],
  },
};
