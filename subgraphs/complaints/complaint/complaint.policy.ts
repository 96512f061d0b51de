import type { Guard } from "@civicgraph/kit";
import type { Complaint } from "./complaint.entity.ts";

/** Reopening is possible for so many hours after it was resolved or rejected (DIGIT since 2.12: 72). */
export const withinReopenWindow: Guard<Complaint> = (complaint, now, settings) => {
  const hours = Number(settings["complaints.reopenWindowHours"]);
  const over = now.getTime() - complaint.stateEnteredAt.getTime() > hours * 3_600_000;
  return over ? { key: "action.reopenWindowOver", values: { hours } } : null;
};
