import type { CronJob } from "@civicgraph/kit";
import { storeOf } from "../storage/open-store.ts";
import { removeExpired } from "./remove-expired.ts";

/** Each night. */
export const retentionCron: CronJob = {
  name: "remove-expired",
  pattern: "37 20 * * *",
  async run(services) {
    const removed = await removeExpired(services, storeOf(services));
    if (removed.documents + removed.certificates > 0) services.log.info(removed, "files that were kept long enough are removed");
  },
};
