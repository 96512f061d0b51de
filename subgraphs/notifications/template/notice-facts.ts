import type { Audience } from "../audience/audiences.ts";

/** What is kept of a notice: facts, from which the sentence is made in any language at any time. */
export interface NoticeFacts {
  audience: Audience;
  action: string;
  state: string;
  stateKind: string;
  service: string;
  city: string;
  number: string;
  summary: Record<string, string>;
  dueAt: Date | null;
  rating: number | null;
}
