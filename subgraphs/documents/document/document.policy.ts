import { mayReadCase, type ScopedCase, type Viewer } from "@civicgraph/kit";

/** A case on which a document hangs, as its owner last told it. */
export interface HangingCase extends ScopedCase {
  /** Null where the service is not known (yet): no employee may read by it. */
  readPermission: string | null;
  /** Attached by a step that the filer does not see. */
  internal: boolean;
}

/** Who sent it may see it; else whoever may see a case on which it hangs. Pure. */
export function mayReadDocument(viewer: Viewer, document: { ownerId: string; cases: readonly HangingCase[] }): boolean {
  if (viewer.id === null) return false;
  if (viewer.id === document.ownerId) return true;
  return document.cases.some((one) => (viewer.isEmployee || !one.internal) && mayReadCase(viewer, one, one.readPermission ?? ""));
}
