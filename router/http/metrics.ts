/** Seconds; the last bucket is everything. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts what the edge answered, in the text form that Prometheus reads. */
export class Metrics {
  private readonly buckets = BUCKETS.map(() => 0);
  private readonly codes = new Map<string, number>();
  private count = 0;
  private sum = 0;

  observe(milliseconds: number, codes: readonly string[]): void {
    const seconds = milliseconds / 1000;
    this.count++;
    this.sum += seconds;
    BUCKETS.forEach((limit, index) => {
      if (seconds <= limit) this.buckets[index] = (this.buckets[index] ?? 0) + 1;
    });
    for (const code of codes) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
  }

  text(): string {
    const name = "civicgraph_graphql_seconds";
    return [
      `# TYPE ${name} histogram`,
      ...BUCKETS.map((limit, index) => `${name}_bucket{le="${limit}"} ${this.buckets[index]}`),
      `${name}_bucket{le="+Inf"} ${this.count}`,
      `${name}_sum ${this.sum.toFixed(3)}`,
      `${name}_count ${this.count}`,
      "# TYPE civicgraph_graphql_errors_total counter",
      ...[...this.codes].map(([code, count]) => `civicgraph_graphql_errors_total{code="${code}"} ${count}`),
      "# TYPE process_resident_memory_bytes gauge",
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      "",
    ].join("\n");
  }
}
