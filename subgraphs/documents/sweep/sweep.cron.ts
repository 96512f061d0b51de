import type { CronJob, SubgraphServices } from "@civicgraph/kit";
import { readConfig } from "../config.ts";
import { storeOf } from "../storage/open-store.ts";
import { deleteUnattached } from "./delete-unattached.ts";

/** Each hour. The first hour after a start passes: the consumer reads first what it missed while nothing ran. */
export const sweepCron: CronJob = {
  name: "delete-unattached",
  pattern: "7 * * * *",
  async run(services: SubgraphServices) {
    const state = services.once("sweep", () => ({ ran: false }));
    if (state.ran) {
      const count = await deleteUnattached(services, storeOf(services), readConfig().filesFolder);
      if (count > 0) services.log.info({ count }, "uploads that were never attached are deleted");
    }
    state.ran = true;
  },
};
