import { PLATFORM, type RequestContext, rateLimited } from "@civicgraph/kit";

const HOUR_MS = 3_600_000;

/** Counts an upload before its body is read, so that refused files count too; RATE_LIMITED where the person has sent their share of the hour. */
export async function countAttempt(ownerId: string, ctx: RequestContext): Promise<void> {
  // A person has no city; the quota is the installation's.
  const limit = await ctx.setting<number>("documents.uploadsPerHour", PLATFORM);
  const now = ctx.now();
  await ctx.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`upload ${ownerId}`]);
    const [hour] = await tx.query<{ count: string; first: Date | null }>(
      "select count(*) as count, min(at) as first from upload_attempt where owner_id = ? and at > ?",
      [ownerId, new Date(now.getTime() - HOUR_MS)],
    );
    if (Number(hour?.count ?? 0) >= limit) {
      const free = (hour?.first?.getTime() ?? now.getTime()) + HOUR_MS;
      throw rateLimited(Math.max(1, Math.ceil((free - now.getTime()) / 1000)));
    }
    await tx.query("insert into upload_attempt (owner_id, at) values (?, ?)", [ownerId, now]);
  });
}
