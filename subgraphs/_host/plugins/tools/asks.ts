import type { Manifest } from "@civicgraph/plugin-sdk";
import { servicesOf } from "@civicgraph/plugin-sdk";

/** What an event type tells a partner, in an administrator's words. */
const TOLD: Record<string, string> = {
  "identity.employee-changed": "hears of employees: name, post, department, wards and roles",
  "cities.city-changed": "hears of cities: names, number codes, services",
  "cities.boundaries-changed": "hears of wards and localities",
  "billing.account-settled": "hears when a fee of its own is paid",
  "case.changed": "hears of its own cases",
};

/** All that a partner's service asks for, a line each: what an administrator approves, and sees the difference of on an upgrade. */
export function asksOf(manifest: Manifest, url: string | null): string[] {
  const services = servicesOf(manifest);
  return [
    ...manifest.permissions.map((one) => `gives ${one.roles.join(", ")} the right ${one.code}: ${one.description}`),
    ...manifest.consumes.map((type) => TOLD[type] ?? `hears of ${type}`),
    ...services.map((one) => `files cases of the type ${one.typeName}, with the name and mobile number of whoever files`),
    ...services.flatMap((one) => (one.fees ? [`demands fees for ${one.id}: ${one.fees.heads.map((head) => head.code).join(", ")}`] : [])),
    ...services.flatMap((one) => (one.certificate ? [`gives certificates in the city's name for ${one.id}`] : [])),
    ...(manifest.plugin?.extends ?? []).map((type) => `adds fields to ${type}`),
    url ? `runs outside this installation, at ${new URL(url).origin}` : "runs in a process of its own, with a database role of its own",
  ].sort();
}

/** What a version asks for beyond another, and what it asks no more. */
export const differenceOf = (before: readonly string[], after: readonly string[]) => ({
  more: after.filter((one) => !before.includes(one)),
  less: before.filter((one) => !after.includes(one)),
});
