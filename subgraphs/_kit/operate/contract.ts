import { z } from "zod";

// What every subgraph answers by service call, by the kit's contract; casework puts the questions for the administrator.

const value = z.union([z.string(), z.number(), z.boolean()]);

/** One change of a setting: planned, in force, or past. */
export const settingChange = z.object({
  id: z.string(),
  /** Code of the city or state; empty for the platform. */
  level: z.string(),
  value: value.nullable(),
  from: z.iso.datetime(),
  /** `planned`, `inForce`, `past`, or `replaced` by a later change for the same moment. */
  standing: z.enum(["planned", "inForce", "past", "replaced"]),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime(),
});

export const setting = z.object({
  key: z.string(),
  subgraph: z.string(),
  description: z.string(),
  type: z.enum(["integer", "number", "boolean", "text"]),
  scope: z.enum(["city", "platform"]),
  min: z.number().nullable(),
  max: z.number().nullable(),
  default: value,
  value,
  source: z.enum(["city", "state", "platform", "default"]),
  mayChange: z.boolean(),
  changes: z.array(settingChange),
});

export const parkedEvent = z.object({
  id: z.string(),
  subgraph: z.string(),
  consumer: z.string(),
  source: z.string(),
  type: z.string(),
  key: z.string(),
  happenedAt: z.iso.datetime(),
  attempts: z.number().int(),
  nextTryAt: z.iso.datetime(),
  fault: z.string(),
  waiting: z.number().int(),
});

export const partFault = z.object({ check: z.string(), fault: z.string() });

export type SettingAnswer = z.infer<typeof setting>;
export type SettingChangeAnswer = z.infer<typeof settingChange>;
export type ParkedEventAnswer = z.infer<typeof parkedEvent>;

/** The calls by name, with what goes in and comes out. */
export const operateCalls = {
  listSettings: { input: z.object({ city: z.string(), locale: z.string() }), output: z.array(setting) },
  setSetting: {
    input: z.object({ city: z.string(), locale: z.string(), key: z.string(), value: value.nullable(), from: z.iso.datetime().nullable() }),
    output: setting,
  },
  listParkedEvents: { input: z.object({}), output: z.object({ events: z.array(parkedEvent), total: z.number().int() }) },
  retryParkedEvents: { input: z.object({ ids: z.array(z.string()).max(100) }), output: z.number().int() },
  checkHealth: { input: z.object({}), output: z.array(partFault) },
} as const;
