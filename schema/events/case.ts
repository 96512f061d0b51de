import { z } from "zod";
import { defineEvent } from "./define.ts";

export const localized = z.record(z.string(), z.string());

/** The full head of a case after a transition, and the transition itself. Never a contact. One per transition; `version` orders them. */
export const caseChanged = defineEvent(
  "case.changed",
  z.object({
    service: z.string(),
    typeName: z.string(),
    id: z.string(),
    version: z.number().int(),
    number: z.string(),
    city: z.string(),
    department: z.string().nullable(),
    ward: z.string().nullable(),
    locality: z.string().nullable(),
    category: z.string().nullable(),
    channel: z.string().nullable(),
    state: z.string(),
    stateKind: z.enum(["open", "waiting", "done", "refused", "final"]),
    /** The state waits for the fee: the city has decided. Of older events unknown. */
    awaitsPayment: z.boolean().nullish(),
    /** One line per locale: what the case is about, without personal data. */
    summary: localized,
    filerId: z.string(),
    assigneeIds: z.array(z.string()),
    filedAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
    stateDueAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    rating: z.number().int().nullable(),
    escalationLevel: z.number().int(),
    transition: z.object({
      action: z.string(),
      from: z.string(),
      to: z.string(),
      at: z.iso.datetime(),
      actorId: z.string().nullable(),
      actorKind: z.enum(["citizen", "employee", "system"]),
      previousAssigneeIds: z.array(z.string()),
      internal: z.boolean(),
      /** Ids of the documents attached by this transition. */
      attachments: z.array(z.string()),
    }),
  }),
);

/** Somebody looked at the contact of a case's filer: shown to that person in `me { accesses }`. */
export const contactRevealed = defineEvent(
  "case.contact-revealed",
  z.object({
    personId: z.string(),
    service: z.string(),
    caseId: z.string(),
    caseNumber: z.string(),
    city: z.string(),
    byId: z.string(),
    byName: z.string(),
    byDesignation: z.string().nullable(),
    reason: z.string(),
    at: z.iso.datetime(),
  }),
);

/** A service declares itself, with everything the registry serves; written when its manifest or texts changed. */
export const serviceRegistered = defineEvent(
  "service.registered",
  z.object({
    service: z.string(),
    subgraph: z.string(),
    typeName: z.string(),
    version: z.string(),
    fileMutation: z.string(),
    actMutation: z.string(),
    readField: z.string(),
    icon: z.string(),
    /** The form definition and the workflow of `_sdk`, as JSON. */
    form: z.unknown(),
    workflow: z.unknown(),
    /** Message bundles: locale → key → text. */
    messages: z.record(z.string(), z.record(z.string(), z.string())),
    labelKey: z.string(),
    descriptionKey: z.string(),
    callToActionKey: z.string(),
    keywordsKey: z.string(),
    /** Permission that lets an employee see its cases within their scope, and the one to file on behalf. */
    readPermission: z.string(),
    readRoles: z.array(z.string()),
    fileOnBehalfRoles: z.array(z.string()),
    /** The fee definition of `_sdk`, as JSON; null where nothing is billed. */
    fees: z.unknown().nullish(),
    /** The service that it is live with; null where a city says so of itself. */
    livesWith: z.string().nullish(),
    /** How long its files and certificates are kept; null: for ever. */
    retention: z.object({ documentsDays: z.number().int().optional(), certificatesYears: z.number().int().optional() }).nullish(),
    /** The measures of `_sdk` that its manifest declares, as JSON; told with the main service of a manifest. */
    measures: z.array(z.unknown()).nullish(),
  }),
);

/** The names of the categories of a service's cases in one scope, a state or a city with its own: all of them, after any change. */
export const categoriesChanged = defineEvent(
  "case.categories-changed",
  z.object({ service: z.string(), scope: z.string(), categories: z.array(z.object({ code: z.string(), names: localized })) }),
);
