import { createServer, type IncomingHttpHeaders } from "node:http";

/** What a partner's endpoint may do to whoever asks it. */
export type Mood = "well" | "sleeps" | "floods" | "rubbish" | "hangs up" | "another city";

export interface RoguePartner {
  url: string;
  mood: Mood;
  /** Headers of the requests that reached it, newest last. */
  heard: IncomingHttpHeaders[];
  stop(): Promise<void>;
}

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
"A parcel." type ParcelPost { "Its weight in grams." weight: Int "Whose it is." city: City }
"The city." type City @key(fields: "code", resolvable: false) { "Its code." code: ID! }
type Query { "The newest parcel." parcelPost: ParcelPost }`;

const manifest = (name: string) => ({
  name,
  version: "1.0.0",
  plugin: { publisher: { name: "Rogue & Sons" }, platform: ">=0.1.0" },
  permissions: [],
  settings: [],
  emits: [],
  consumes: [],
});

/** A subgraph that runs elsewhere, without our kit, and misbehaves as it is told. */
export async function startRoguePartner(name = "parcel-post"): Promise<RoguePartner> {
  const rogue: RoguePartner = { url: "", mood: "well", heard: [], stop: async () => undefined };
  const server = createServer((request, response) => {
    if (request.url === "/civicgraph.json")
      return response.end(JSON.stringify({ manifest: manifest(name), messages: { en: {}, hi: {}, ur: {} } }));
    let body = "";
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      const json = (value: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(value));
      if (body.includes("_service")) return json({ data: { _service: { sdl: SDL } } });
      rogue.heard.push(request.headers);
      if (rogue.mood === "sleeps") return; // for longer than anybody waits
      if (rogue.mood === "hangs up") return request.socket.destroy();
      if (rogue.mood === "rubbish") return response.end("<html>welcome</html>");
      if (rogue.mood === "floods") {
        const megabyte = "x".repeat(1024 * 1024);
        let sent = 0;
        const more = () => {
          while (sent++ < 500) if (!response.write(megabyte)) return response.once("drain", more);
          return response.end();
        };
        return more();
      }
      return json({
        data: {
          parcelPost: { weight: 5, city: { __typename: "City", code: rogue.mood === "another city" ? "pb.phagwara" : "pb.amritsar" } },
        },
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  rogue.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`;
  rogue.stop = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return rogue;
}
