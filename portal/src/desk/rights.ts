import type { FrameData } from "../graphql/documents/frame.ts";

/** What an officer may do in a city: by what they hold there, else by what they hold in its state. For what to show; the graph decides. Pure. */
export function rightsIn(city: string | null, me: FrameData["me"] | null): ReadonlySet<string> {
  const held = (place: string | undefined) => me?.cities.find((one) => one.city === place)?.permissions;
  return new Set(city ? (held(city) ?? held(city.split(".")[0]) ?? []) : []);
}
