import { cityChanged, type PayloadOf, serviceRegistered } from "@civicgraph/events";
import type { Bundles, Consumer, LoggedEvent } from "@civicgraph/kit";
import { forgetKnowledge } from "./knowledge.ts";

/** Of a service's texts only those that a notice can need. */
function textsForNotices(messages: Bundles, labelKey: string): Bundles {
  const needed = (key: string) => key === labelKey || key.startsWith("state.") || key.startsWith("notice.");
  return Object.fromEntries(
    Object.entries(messages).map(([locale, texts]) => [locale, Object.fromEntries(Object.entries(texts).filter(([key]) => needed(key)))]),
  );
}

/** Names and texts of services, names and clocks of cities. */
export const knownFacts: Consumer = {
  name: "known-facts",
  events: [serviceRegistered.type, cityChanged.type],
  async apply(event, tx) {
    const { type, payload } = event as LoggedEvent<unknown>;
    if (type === serviceRegistered.type) {
      const { service, labelKey, messages } = payload as PayloadOf<typeof serviceRegistered>;
      await tx.query(
        `insert into known_service (id, label_key, messages) values (?, ?, ?::jsonb)
         on conflict (id) do update set label_key = excluded.label_key, messages = excluded.messages`,
        [service, labelKey, JSON.stringify(textsForNotices(messages, labelKey))],
      );
    } else {
      const { code, version, names, timeZone } = payload as PayloadOf<typeof cityChanged>;
      await tx.query(
        `insert into known_city (code, version, names, time_zone) values (?, ?, ?::jsonb, ?)
         on conflict (code) do update set version = excluded.version, names = excluded.names, time_zone = excluded.time_zone
         where known_city.version < excluded.version`,
        [code, version, JSON.stringify(names), timeZone],
      );
    }
  },
  async reset(tx) {
    await tx.query("delete from known_service");
    await tx.query("delete from known_city");
  },
  committed: forgetKnowledge,
};
