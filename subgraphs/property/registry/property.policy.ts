import type { Viewer } from "@civicgraph/kit";

interface Held {
  city: string;
  ward_code: string | null;
  holder_id: string | null;
}

/** The citizen who holds it sees a property, and officers of its city and ward with the right to. */
export function mayReadProperty(viewer: Viewer, held: Held): boolean {
  if (viewer.isCitizen) return viewer.id !== null && viewer.id === held.holder_id;
  if (!viewer.may("property.read", held.city)) return false;
  const wards = viewer.grantIn(held.city)?.wards ?? [];
  return wards.length === 0 || held.ward_code === null || wards.includes(held.ward_code);
}
