import { z } from "zod";
import { localized } from "./case.ts";
import { defineEvent } from "./define.ts";

/** A GeoJSON polygon ring set, longitude first. */
const outline = z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) });

/** A city's full state after any change, boundaries apart. */
export const cityChanged = defineEvent(
  "cities.city-changed",
  z.object({
    code: z.string(),
    version: z.number().int(),
    state: z.string(),
    names: localized,
    /** Letters that stand for the city in numbers, e.g. `ASR`. */
    numberCode: z.string(),
    timeZone: z.string(),
    languages: z.array(z.string()),
    active: z.boolean(),
    /** An SVG as a `data:` address, for what is printed. */
    crest: z.string().nullable().optional(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    outline: outline.nullable(),
    pincodes: z.array(z.string()),
    /** Registry ids of the services that are live here. */
    services: z.array(z.string()),
    departments: z.array(z.object({ code: z.string(), names: localized, active: z.boolean() })),
    designations: z.array(z.object({ code: z.string(), names: localized, active: z.boolean() })),
    /** Dates (YYYY-MM-DD) on which the office is closed. */
    holidays: z.array(z.string()),
    /** Weekday (0 Sunday) → opening and closing time of day, e.g. "09:00". */
    officeHours: z.record(z.string(), z.object({ opens: z.string(), closes: z.string() })),
  }),
);

/** The boundary tree of one hierarchy of a city, whole. The ADMIN hierarchy gives a case its ward and an employee their jurisdiction. */
export const boundariesChanged = defineEvent(
  "cities.boundaries-changed",
  z.object({
    city: z.string(),
    hierarchy: z.enum(["ADMIN", "REVENUE"]),
    version: z.number().int(),
    boundaries: z.array(
      z.object({
        code: z.string(),
        type: z.enum(["CITY", "ZONE", "WARD", "LOCALITY"]),
        parent: z.string().nullable(),
        names: localized,
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        pincodes: z.array(z.string()),
      }),
    ),
  }),
);
