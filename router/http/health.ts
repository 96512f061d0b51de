import { type Dispatcher, request } from "undici";
import type { RouterConfig } from "../config.ts";
import type { Engine } from "../engine/engine.ts";

interface Part {
  ok: boolean;
  [detail: string]: unknown;
}

export interface Health {
  ok: boolean;
  parts: Record<string, Part>;
}

const WAIT_MS = 3000;
const KEEP_MS = 500;

/** Asks every part whether it answers. The answer is kept for half a second, so that asking often costs the parts nothing. */
export function healthCheck(config: RouterConfig, engine: Engine, dispatcher: Dispatcher): () => Promise<Health> {
  let kept: { at: number; health: Promise<Health> } | null = null;
  const timeouts = { dispatcher, headersTimeout: WAIT_MS, bodyTimeout: WAIT_MS };

  const hosts = new Set([config.hostUrl, ...config.subgraphUrls.values()].map((url) => new URL(url).origin));

  const host = async (origin: string): Promise<Part> => {
    const answer = await request(new URL("/health", origin), {
      ...timeouts,
      headers: { "x-civicgraph-router-key": config.ROUTER_KEY },
    });
    const { ok, ...detail } = (await answer.body.json()) as Part;
    return { ...detail, ok: answer.statusCode === 200 && ok !== false };
  };
  const portal = async (): Promise<Part> => {
    const answer = await request(new URL("/healthz", config.PORTAL_URL), timeouts);
    await answer.body.dump();
    return { ok: answer.statusCode < 500 };
  };
  const asked = async (ask: () => Promise<Part>): Promise<Part> => ask().catch(() => ({ ok: false, fault: "does not answer" }));

  const look = async (): Promise<Health> => {
    const [hostParts, portalPart] = await Promise.all([
      Promise.all([...hosts].map((origin) => asked(() => host(origin)))),
      config.PORTAL_URL ? asked(portal) : null,
    ]);
    const parts: Record<string, Part> = {
      edge: { ok: true },
      engine: { ok: await engine.healthy(), name: engine.name, supergraph: engine.supergraph },
      // One host in most cities; where subgraphs stand elsewhere, each place is a part of its own.
      ...Object.fromEntries(hostParts.map((part, index) => [index === 0 ? "host" : `host ${index + 1}`, part])),
      ...(portalPart ? { portal: portalPart } : {}),
    };
    return { ok: Object.values(parts).every((part) => part.ok), parts };
  };
  return () => {
    const now = Date.now();
    if (!kept || now - kept.at > KEEP_MS) kept = { at: now, health: look() };
    return kept.health;
  };
}

/** For strangers: which part answers, not why one does not. */
export function withoutDetail(health: Health): Health {
  return { ok: health.ok, parts: Object.fromEntries(Object.entries(health.parts).map(([name, part]) => [name, { ok: part.ok }])) };
}
