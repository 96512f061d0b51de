import type { SubgraphServices } from "@civicgraph/kit";

/** Removes what no longer counts: codes and counters after a day, sessions a month after they ended (until then the audit may ask). */
export async function forgetWhatIsOver(services: SubgraphServices): Promise<void> {
  const now = services.now().getTime();
  const day = new Date(now - 86_400_000);
  const month = new Date(now - 30 * 86_400_000);
  await services.transact(async (tx) => {
    await tx.query("delete from code_request where at < ?", [day]);
    await tx.query("delete from one_time_code where expires_at < ?", [day]);
    await tx.query("delete from failed_sign_in where since < ? and (locked_until is null or locked_until < ?)", [day, day]);
    await tx.query("delete from session where expires_at < ? or revoked_at < ?", [month, month]);
  });
}
