import { cityChanged, type PayloadOf, serviceRegistered } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";

/** What each service declares of itself, and where it is live. */
export const registryConsumer: Consumer = {
  name: "registry",
  events: [serviceRegistered.type, cityChanged.type],
  async apply(event, tx) {
    const { type, payload } = event as LoggedEvent<unknown>;
    if (type === serviceRegistered.type) {
      const document = payload as PayloadOf<typeof serviceRegistered>;
      await tx.query(
        "insert into service (id, document) values (?, ?::jsonb) on conflict (id) do update set document = excluded.document",
        [document.service, JSON.stringify(document)],
      );
    } else {
      const city = payload as PayloadOf<typeof cityChanged>;
      await tx.query(
        `insert into city_services (city, version, services) values (?, ?, ?)
         on conflict (city) do update set version = excluded.version, services = excluded.services where city_services.version < excluded.version`,
        [city.code, city.version, city.active ? city.services : []],
      );
    }
  },
  async reset(tx) {
    await tx.query("delete from service");
    await tx.query("delete from city_services");
  },
};
