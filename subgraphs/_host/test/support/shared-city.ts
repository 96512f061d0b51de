import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { DOGS, servicesFolder } from "./animal-service/services-folder.ts";
import { type Graph, graphAt } from "./graph.ts";
import { openServices, startRealCity } from "./real-city.ts";

// The one real city of the end-to-end suite: started before the first file, ended after the last. Beside the complaints it has a
// service that no code of the platform knows: the registration of dogs, live in Amritsar. A file asks for the city with
// `sharedCity()`. Files must not disturb it (kill parts, change settings for everybody): those start a city of their own.
// While working on a test, a city that runs already saves the start: `CITY="http://localhost:4000 http://localhost:3000"`
// (graph and portal; its password has to be `demo-password`).

export interface SharedCity {
  graphUrl: string;
  portalUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    city: SharedCity;
  }
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env.CITY?.split(" ");
  if (running?.length === 2) {
    project.provide("city", { graphUrl: running[0] as string, portalUrl: running[1] as string });
    return;
  }
  const say = (line: string) => console.log(`  ${line}`);
  const city = await startRealCity({
    portal: process.env.WITHOUT_PORTAL !== "1",
    env: { PLUGINS_DIR: servicesFolder([DOGS]) },
    say,
  });
  await openServices(city.graph, [DOGS]);
  project.provide("city", { graphUrl: city.graph.url, portalUrl: city.portalUrl });
  return () => city.stop();
}

export function sharedCity(): SharedCity & { graph: Graph } {
  const city = inject("city");
  return { ...city, graph: graphAt(city.graphUrl) };
}
