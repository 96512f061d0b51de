import { networkOf } from "@civicgraph/kit/http/network-of";
import { LRUCache } from "lru-cache";

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket per network that a client could choose its address from, for as many clients as fit in the table: the least recently seen is forgotten first. */
export class RateLimit {
  private readonly buckets = new LRUCache<string, Bucket>({ max: 50_000 });

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes tokens; answers 0, or the seconds after which as many will be there. A price above the burst takes the whole burst. */
  take(address: string, price = 1): number {
    const client = networkOf(address);
    const now = this.now();
    const bucket = this.buckets.get(client) ?? { tokens: this.burst, at: now };
    bucket.tokens = Math.min(this.burst, bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond);
    bucket.at = now;
    this.buckets.set(client, bucket);
    const due = Math.min(price, this.burst);
    if (bucket.tokens >= due) {
      bucket.tokens -= due;
      return 0;
    }
    return Math.max(1, Math.ceil((due - bucket.tokens) / this.perSecond));
  }
}
