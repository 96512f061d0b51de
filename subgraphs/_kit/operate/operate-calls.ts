import type { Manifest } from "@civicgraph/plugin-sdk";
import { defineServiceCall, type ServiceCall } from "../subgraph.ts";
import { operateCalls } from "./contract.ts";
import { listSettings } from "./list-settings.ts";
import { listParkedEvents, requireOperator, retryParkedEvents } from "./parked-events.ts";
import { setSetting } from "./set-setting.ts";

/** The service calls that the kit answers for every subgraph, out of its manifest: its settings, its parked events, its health. */
export function operateCallsOf(manifest: Manifest, health: () => Promise<Record<string, string | null>>): Record<string, ServiceCall> {
  const calls = {
    listSettings: defineServiceCall({
      ...operateCalls.listSettings,
      handle: ({ city, locale }, ctx) => listSettings(manifest, city, locale, ctx),
    }),
    setSetting: defineServiceCall({ ...operateCalls.setSetting, handle: (change, ctx) => setSetting(manifest, change, ctx) }),
    listParkedEvents: defineServiceCall({ ...operateCalls.listParkedEvents, handle: (_input, ctx) => listParkedEvents(ctx) }),
    retryParkedEvents: defineServiceCall({ ...operateCalls.retryParkedEvents, handle: ({ ids }, ctx) => retryParkedEvents(ids, ctx) }),
    checkHealth: defineServiceCall({
      ...operateCalls.checkHealth,
      async handle(_input, ctx) {
        requireOperator(ctx);
        return Object.entries(await health()).flatMap(([check, fault]) => (fault === null ? [] : [{ check, fault }]));
      },
    }),
  };
  return calls as unknown as Record<string, ServiceCall>;
}
