import { config } from "../../config.ts";

const PATIENCE_MS = 5000;

/** What the front door says of the parts behind it. Details of the host are told to processes of its own machine alone. */
export interface Health {
  parts: { name: string; ok: boolean }[];
  /** How long one open transaction has held back every reader of events; null where that is not told. */
  oldestTransactionSeconds: number | null;
}

export async function readHealth(): Promise<Health | null> {
  try {
    const answer = await fetch(`${config.graphUrl}/health`, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    const { parts } = (await answer.json()) as { parts: Record<string, { ok: boolean; oldestTransactionSeconds?: number }> };
    return {
      parts: Object.entries(parts).map(([name, { ok }]) => ({ name, ok })),
      oldestTransactionSeconds: parts.host?.oldestTransactionSeconds ?? null,
    };
  } catch {
    return null;
  }
}
