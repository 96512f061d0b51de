import type { MessageKey, Translate } from "../messages/translate.ts";
import type { Kind } from "../ui/surfaces.tsx";

const MODES: Record<string, MessageKey> = {
  CASH: "pay.mode.CASH",
  CHEQUE: "pay.mode.CHEQUE",
  DEMAND_DRAFT: "pay.mode.DEMAND_DRAFT",
  CARD: "pay.mode.CARD",
  TRANSFER: "pay.mode.TRANSFER",
  ONLINE: "pay.mode.ONLINE",
};
const STATES: Record<string, MessageKey> = {
  pending: "pay.state.pending",
  failed: "pay.state.failed",
  posted: "pay.state.posted",
  suspense: "pay.state.suspense",
  reversed: "pay.state.reversed",
  refunded: "pay.state.refunded",
};

/** How a state of a payment is coloured. */
export const PAYMENT_KINDS: Record<string, Kind> = {
  pending: "open",
  failed: "refused",
  posted: "done",
  suspense: "waiting",
  reversed: "overdue",
  refunded: "final",
};

const named = (words: Record<string, MessageKey>, code: string, t: Translate) =>
  Object.hasOwn(words, code) ? t(words[code] as MessageKey) : code;

/** A mode or a state in words; one that is newer than this portal by its code. */
export const modeName = (mode: string, t: Translate): string => named(MODES, mode, t);
export const paymentState = (state: string, t: Translate): string => named(STATES, state, t);
