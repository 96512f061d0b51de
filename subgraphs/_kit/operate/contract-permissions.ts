import type { Manifest, PermissionDefinition } from "@civicgraph/plugin-sdk";

/** Permissions that every subgraph has by the kit's contract, so that no manifest need declare them. */
export const configurePermission = (subgraph: string) => `${subgraph}.configure`;
export const configureStatePermission = (subgraph: string) => `${subgraph}.configureState`;
export const operatePermission = (subgraph: string) => `${subgraph}.operateEvents`;

export function contractPermissions({ name, settings }: Manifest): PermissionDefinition[] {
  const operate = {
    code: operatePermission(name),
    // A parked event cannot be told to be of one city: its key is a case, a person, or the city itself, and its payload is shown to nobody.
    description: "See which events could not be applied, and have them tried again.",
    roles: ["STATE_ADMIN"],
  };
  if (settings.length === 0) return [operate];
  return [
    { code: configurePermission(name), description: "Set the city's values of the settings.", roles: ["CITY_ADMIN", "STATE_ADMIN"] },
    { code: configureStatePermission(name), description: "Set the state's values, and the platform's.", roles: ["STATE_ADMIN"] },
    operate,
  ];
}
