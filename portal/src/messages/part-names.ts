import type { MessageKey, Translate } from "./translate.ts";

const NAMES: Record<string, MessageKey> = {
  edge: "part.edge",
  engine: "part.engine",
  host: "part.host",
  portal: "part.portal",
  billing: "part.billing",
  casework: "part.casework",
  cities: "part.cities",
  documents: "part.documents",
  identity: "part.identity",
  notifications: "part.notifications",
};

/** A part in words; a service of the city has the name that it gives itself, or its code. */
export const partName = (name: string, t: Translate): string => (Object.hasOwn(NAMES, name) ? t(NAMES[name] as MessageKey) : name);
