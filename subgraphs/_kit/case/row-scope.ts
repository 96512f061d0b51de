import type { Viewer } from "../auth/viewer.ts";

/** What row scope is decided on: part of the head of a case. */
export interface ScopedCase {
  city: string;
  department: string | null;
  ward: string | null;
  filerId: string;
  assigneeIds: readonly string[];
}

/**
 * May this viewer see the case at all? The filer always; an employee with the read permission in its city when it is assigned to them,
 * or lies in their departments and wards (none named: all of the city's). A case without a ward is seen by every ward.
 */
export function mayReadCase(viewer: Viewer, scoped: ScopedCase, readPermission: string): boolean {
  if (viewer.kind === "system") return true;
  if (viewer.id === null) return false;
  if (viewer.isCitizen) return scoped.filerId === viewer.id;
  if (!viewer.may(readPermission, scoped.city)) return false;
  if (scoped.assigneeIds.includes(viewer.id)) return true;
  const grant = viewer.grantIn(scoped.city);
  if (!grant) return false;
  const inDepartment = grant.departments.length === 0 || scoped.department === null || grant.departments.includes(scoped.department);
  const inWard = grant.wards.length === 0 || scoped.ward === null || grant.wards.includes(scoped.ward);
  return inDepartment && inWard;
}
