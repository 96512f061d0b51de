import { Refusal } from "@civicgraph/kit";
import { KEY_HEADER } from "@civicgraph/kit/http/request-context";
import { caseNames } from "@civicgraph/kit/runtime/register-service";
import { servicesOf } from "@civicgraph/plugin-sdk";
import { bulkhead, ConsecutiveBreaker, circuitBreaker, handleAll, type IPolicy, wrap } from "cockatiel";
import { Kind, parse } from "graphql";
import { Agent, request } from "undici";
import type { InstalledPlugin } from "./plugin-table.ts";

/** What a partner may cost the city: beyond it only the partner's own fields are missing. */
export interface PartnerLimits {
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
  /** Requests at once, and as many again that wait. */
  concurrency: number;
  responseBytes: number;
  /** So many failures in a row, and nobody is sent there for a while. */
  failures: number;
  pauseMs: number;
}

export const PARTNER_LIMITS: PartnerLimits = {
  timeoutMs: 5000,
  concurrency: 20,
  responseBytes: 4 * 1024 * 1024,
  failures: 5,
  pauseMs: 5000,
};

/** What is passed on of a request. The person's token is not: an assertion stands in its place, and where they are is nobody's business. */
export interface PartnerRequest {
  body: { query?: unknown; variables?: unknown; operationName?: unknown };
  locale: string;
  correlationId: string;
  assertion: string | null;
}

/** The one way to a partner's endpoint: bounded in time, number and size, and closed for a while when it keeps failing. */
export class PartnerProxy {
  private readonly agent: Agent;
  private readonly policy: IPolicy;

  constructor(
    private readonly url: () => string | null,
    private readonly routerKey: string,
    private readonly limits: PartnerLimits = PARTNER_LIMITS,
  ) {
    this.agent = new Agent({ connections: limits.concurrency, keepAliveTimeout: 10_000, maxResponseSize: limits.responseBytes });
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: limits.pauseMs, breaker: new ConsecutiveBreaker(limits.failures) });
    this.policy = wrap(bulkhead(limits.concurrency, limits.concurrency), breaker);
  }

  /** The partner's answer as it came, once it is seen to be one. Throws where it is none. */
  ask({ body, locale, correlationId, assertion }: PartnerRequest): Promise<string> {
    return this.policy.execute(async () => {
      const url = this.url();
      if (!url) throw new Error("it does not run");
      const answer = await request(url, {
        method: "POST",
        dispatcher: this.agent,
        // From the first byte sent to the last received: one that trickles is as late as one that sleeps.
        signal: AbortSignal.timeout(this.limits.timeoutMs),
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          "accept-language": locale,
          "x-correlation-id": correlationId,
          [KEY_HEADER]: this.routerKey,
          ...(assertion ? { authorization: `Bearer ${assertion}` } : {}),
        },
        body: JSON.stringify({ query: body.query, variables: body.variables, operationName: body.operationName }),
      });
      const text = await answer.body.text();
      const value: unknown = JSON.parse(text);
      if (typeof value !== "object" || value === null || !("data" in value || "errors" in value))
        throw new Error(`status ${answer.statusCode} without a GraphQL answer`);
      return text;
    });
  }

  /** Resolves when what was asked is answered, or its time is over. */
  close(): Promise<void> {
    return this.agent.close();
  }
}

/** Refuses a filing at a service that is being taken out; all else passes. */
export function refuseFiling({ state, manifest }: InstalledPlugin, query: unknown): void {
  if (state !== "draining" || typeof query !== "string" || !query.includes("mutation")) return;
  const filing = new Set(servicesOf(manifest).map((one) => caseNames(one.typeName).file));
  for (const definition of parse(query, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.selectionSet.selections.some((one) => one.kind === Kind.FIELD && filing.has(one.name.value)))
      throw new Refusal("ACTION_NOT_ALLOWED", "error.serviceClosed");
  }
}
