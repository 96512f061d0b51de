import type { CertificateDefinition } from "./certificate.ts";
import type { FeeDefinition } from "./fees.ts";
import type { FormDefinition } from "./form.ts";
import type { MeasureDefinition } from "./measures.ts";
import type { Workflow } from "./workflow.ts";

export interface PermissionDefinition {
  /** `<subgraph>.<verb>`, e.g. `complaints.assign`. */
  code: string;
  description: string;
  /** Roles that hold it in the cities where they are given. */
  roles: string[];
}

/** A setting may be given a text in the service's locales too: `setting.<key>`. */
export interface SettingDefinition<T extends string | number | boolean = string | number | boolean> {
  key: string;
  description: string;
  /** `city`, unless told: a city's value over its state's. `platform`: one value for the whole installation. */
  scope?: "city" | "platform";
  /** Its type is the setting's: a whole number takes whole numbers only. */
  default: T;
  min?: number;
  max?: number;
}

/** What a service that files cases declares. */
export interface CaseServiceDefinition {
  /** The service's id in the registry, e.g. `complaints`. */
  id: string;
  /** Its GraphQL type, e.g. `Complaint`: gives `fileComplaint`, `actOnComplaint`, `complaint(id, number)`. */
  typeName: string;
  /** Message keys in the service's locales. */
  label: string;
  description: string;
  /** The verb on the home page: "Report a problem". */
  callToAction: string;
  /** Message key of a comma-separated list of words people use for it. */
  keywords: string;
  /** Name of an icon of the portal's closed set. */
  icon: "complaint" | "property" | "licence" | "pet" | "water" | "certificate" | "generic";
  /** `{STATE}-{CITY}-PGR-{FY}-{SEQ:6}`; the counter is per city and financial year. */
  numberTemplate: string;
  gapless: boolean;
  /** The module of DIGIT whose work it does, e.g. `PGR`: an import makes it live where that module is. */
  digitModule?: string;
  form: FormDefinition;
  workflow: Workflow;
  /** Id of another service of this subgraph that it belongs to: it is live wherever that one is. */
  livesWith?: string;
  /** How it bills, where a state of its workflow asks for a payment. */
  fees?: FeeDefinition;
  /** The paper that it gives. */
  certificate?: CertificateDefinition;
  /** How long what lies with the platform is kept; for ever unless told. */
  retention?: RetentionDefinition;
}

/** When files go. That they were there stays: name, size and hash, on the case's timeline. */
export interface RetentionDefinition {
  /** Days after a case came to a final state for which the files on it are kept. A file that hangs on several cases goes with the last. */
  documentsDays?: number;
  /** Years after a certificate's last day, or the day it was taken back, for which it is kept; one without a last day stays. */
  certificatesYears?: number;
}

/** What a partner's service says of itself beside; the city's own have none. */
export interface PluginDefinition {
  /** Who answers for it, as an administrator reads it before letting it in. */
  publisher: { name: string; url?: string; email?: string };
  /** Versions of the platform that it is made for, e.g. `>=0.1.0 <1.0.0`. */
  platform: string;
  /** Types of others that it adds fields to, e.g. `City`. It may add, never change. */
  extends?: string[];
  /** How many requests to subgraphs one page of its cases may take. */
  fetchBudget?: number;
}

export interface Manifest {
  /** Subgraph, PostgreSQL schema, permission prefix and folder: all of this name. */
  name: string;
  version: string;
  /** Of a partner's service. */
  plugin?: PluginDefinition;
  permissions: PermissionDefinition[];
  settings: SettingDefinition[];
  /** Event types that it writes to its log. */
  emits: string[];
  /** Event types that its consumers read. */
  consumes: string[];
  service?: CaseServiceDefinition;
  /** Further kinds of cases of the same subgraph, each with `livesWith`: a transfer of title beside the registration. Texts and permissions are shared. */
  moreServices?: CaseServiceDefinition[];
  /** Figures over its cases, payments and demands: they appear on the city's dashboards by themselves. */
  measures?: MeasureDefinition[];
}

/** Every kind of case that a subgraph files. */
export const servicesOf = ({ service, moreServices = [] }: Manifest): CaseServiceDefinition[] => [
  ...(service ? [service] : []),
  ...moreServices,
];

/** Types the manifest as it stands; the checks run when the subgraph is loaded. */
export function defineService<const M extends Manifest>(manifest: M): M {
  return manifest;
}
