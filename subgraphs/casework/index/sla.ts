export type SlaStatus = "green" | "amber" | "red" | "none";

export interface Sla {
  status: SlaStatus;
  fractionLeft: number | null;
  remainingSeconds: number | null;
}

/** How much of the promised time is left: green from two thirds on, amber below, red when it is over (DIGIT's slots of 33 %). Closed cases have no clock. */
export function slaOf(one: { filedAt: Date; dueAt: Date | null; closed: boolean }, now: Date): Sla {
  if (!one.dueAt || one.closed) return { status: "none", fractionLeft: null, remainingSeconds: null };
  const whole = one.dueAt.getTime() - one.filedAt.getTime();
  const left = one.dueAt.getTime() - now.getTime();
  const fraction = whole > 0 ? Math.max(0, Math.min(1, left / whole)) : 0;
  const status = left <= 0 ? "red" : fraction >= 0.67 ? "green" : "amber";
  return { status, fractionLeft: fraction, remainingSeconds: Math.round(left / 1000) };
}
