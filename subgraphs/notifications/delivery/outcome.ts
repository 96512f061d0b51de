import { Refusal } from "@civicgraph/kit";
import { nextTry } from "./backoff.ts";
import { ProviderFault } from "./message-provider.ts";

/** What became of an attempt. `error` is a code and holds no personal data. */
export interface Outcome {
  state: "sent" | "failed" | "given_up" | "no_address";
  error: string | null;
  nextTryAt: Date | null;
}

export const SENT: Outcome = { state: "sent", error: null, nextTryAt: null };
/** The person has no number or no e-mail: nothing to send, and nothing wrong. */
export const NO_ADDRESS: Outcome = { state: "no_address", error: null, nextTryAt: null };

const reasonOf = (error: unknown): { code: string; final: boolean } => {
  if (error instanceof ProviderFault) return { code: error.code, final: error.final };
  if (error instanceof Refusal && error.code === "NOT_FOUND") return { code: "PERSON_UNKNOWN", final: true };
  if (error instanceof Refusal) return { code: "IDENTITY_AWAY", final: false };
  if (error instanceof Error && error.name === "TimeoutError") return { code: "GATEWAY_AWAY", final: false };
  return { code: "UNEXPECTED", final: false };
};

/** A failed attempt: tried again after a pause, or given up where that would not help or was done often enough. Pure. */
export function failure(error: unknown, attempts: number, now: Date): Outcome {
  const { code, final } = reasonOf(error);
  const again = final ? null : nextTry(attempts, now);
  return { state: again ? "failed" : "given_up", error: code, nextTryAt: again };
}
