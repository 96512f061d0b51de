import type { z } from "zod";

/** The contract of one event type: its name on the wire and the shape of its payload. */
export interface EventContract<P = unknown> {
  type: string;
  schema: z.ZodType<P>;
}
export type PayloadOf<C> = C extends EventContract<infer P> ? P : never;

export function defineEvent<P>(type: string, schema: z.ZodType<P>): EventContract<P> {
  return { type, schema };
}
