import { type PayloadOf, serviceRegistered } from "@civicgraph/events";
import type { Consumer, LoggedEvent } from "@civicgraph/kit";
import { measureFaults } from "@civicgraph/kit/measures/check-measures";
import type { MeasureDefinition } from "@civicgraph/plugin-sdk";

type Registered = PayloadOf<typeof serviceRegistered>;

/**
 * What each service says of itself, its measures among it. The kit has checked them where they were declared; what comes from elsewhere may not have been,
 * so a measure with a fault is left out, and said in the log.
 */
export const registryConsumer: Consumer = {
  name: "registry",
  events: [serviceRegistered.type],
  async apply(event, tx, services) {
    const { payload: one } = event as LoggedEvent<Registered>;
    const told = (one.measures ?? []) as MeasureDefinition[];
    // Whose services they speak of is seen when they are read: the others of the manifest may not have been told yet.
    const named = told.flatMap((measure) => (Array.isArray(measure?.services) ? measure.services : []));
    const manifest = { name: one.subgraph, moreServices: named.map((id) => ({ id })) as never };
    const measures = told.filter((measure) => {
      const faults = measureFaults(measure, told, manifest);
      if (faults.length) services.log.error({ service: one.service, measure: measure?.id, faults }, "a measure does not count");
      return faults.length === 0;
    });
    await tx.query(
      `insert into known_service (id, subgraph, label_key, messages, read_roles, measures) values (?, ?, ?, ?::jsonb, ?, ?::jsonb)
       on conflict (id) do update set subgraph = excluded.subgraph, label_key = excluded.label_key, messages = excluded.messages, read_roles = excluded.read_roles,
         measures = excluded.measures`,
      [one.service, one.subgraph, one.labelKey, JSON.stringify(one.messages), one.readRoles, JSON.stringify(measures)],
    );
  },
  async reset(tx) {
    await tx.query("delete from known_service");
  },
};
