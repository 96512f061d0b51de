import { z } from "zod";
import { defineEvent } from "./define.ts";

/** An employee's full state after any change. */
export const employeeChanged = defineEvent(
  "identity.employee-changed",
  z.object({
    id: z.string(),
    version: z.number().int(),
    username: z.string(),
    name: z.string(),
    active: z.boolean(),
    designation: z.string().nullable(),
    reportsTo: z.string().nullable(),
    /** City code → roles, departments, and jurisdiction (codes of boundaries; empty: the whole city). */
    cities: z.record(z.string(), z.object({ roles: z.array(z.string()), departments: z.array(z.string()), wards: z.array(z.string()) })),
  }),
);

/** Access tokens of this session (or, without one, of this subject issued before `at`) are no longer accepted. */
export const sessionRevoked = defineEvent(
  "identity.session-revoked",
  z.object({
    subject: z.string(),
    session: z.string().nullable(),
    at: z.iso.datetime(),
    reason: z.enum(["SIGNED_OUT", "DEACTIVATED", "REUSE_DETECTED", "ROLES_CHANGED", "PASSWORD_CHANGED"]),
  }),
);
