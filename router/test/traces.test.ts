import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { startSmallCity } from "./support/small-city.ts";

it.skipIf(process.env.ROUTER_ENGINE !== "apollo-router")("traces go to the collector that OTLP_ENDPOINT names", async () => {
  const asked = new Set<string>();
  const collector = createServer();
  collector.on("stream", (stream, headers) => {
    asked.add(String(headers[":path"]));
    stream.on("error", () => undefined);
    stream.respond({ ":status": 200, "content-type": "application/grpc", "grpc-status": "0" }, { endStream: true });
  });
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done));
  const city = await startSmallCity({ OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` });
  try {
    expect((await city.ask("{ crews { name } }")).errors).toEqual([]);
    for (let waited = 0; waited < 200 && asked.size === 0; waited++) await new Promise((done) => setTimeout(done, 100));
    expect([...asked]).toEqual(["/opentelemetry.proto.collector.trace.v1.TraceService/Export"]);
  } finally {
    await city.stop();
    collector.close();
  }
});
