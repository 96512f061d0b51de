import type { CronJob } from "@civicgraph/kit";
import { KEEP_DAYS } from "./notify.ts";

const DAY_MS = 86_400_000;
const BATCH = 5000;
const DEMO_MESSAGE_DAYS = 7;

/** Notifications are kept for a year, with what became of their messages. In batches: one long transaction would hold back every reader of the logs. */
export const forgetCron: CronJob = {
  name: "forget",
  pattern: "41 2 * * *",
  async run(services) {
    const now = services.now().getTime();
    const before = new Date(now - KEEP_DAYS * DAY_MS);
    const batch = () =>
      services.transact((tx) =>
        tx.query("delete from notification where id in (select id from notification where at < ? limit ?) returning 1", [before, BATCH]),
      );
    while ((await batch()).length === BATCH);
    await services.transact((tx) => tx.query("delete from demo_message where at < ?", [new Date(now - DEMO_MESSAGE_DAYS * DAY_MS)]));
  },
};
