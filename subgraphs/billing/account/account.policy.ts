import type { Viewer } from "@civicgraph/kit";

export interface OwnedAccount {
  city: string;
  owner_id: string | null;
}

/** The owner sees an account, and staff of its city with the right to. Whoever holds its pay link sees its bill, which is checked apart. */
export const mayReadAccount = (viewer: Viewer, account: OwnedAccount): boolean =>
  (viewer.isCitizen && viewer.id !== null && viewer.id === account.owner_id) || viewer.may("billing.read", account.city);
