import type { SubgraphDefinition } from "@civicgraph/kit";
import { buildSubgraph } from "@civicgraph/kit/graphql/schema";
import { composeSupergraph, type SubgraphSdls } from "@civicgraph/schema/compose-supergraph";
import type { InstalledPlugin } from "./plugins/plugin-table.ts";

/** A partner's service as composition sees it: what it declares, and the SDL that its own process gave. */
export type PartnerSdl = Pick<InstalledPlugin, "manifest" | "sdl">;

/** SDL of every subgraph: the city's own built from the definitions without a database, with the case types of partners; partners' as given. */
export async function sdlsOf(definitions: readonly SubgraphDefinition[], partners: readonly PartnerSdl[] = []): Promise<SubgraphSdls> {
  const manifests = [...definitions, ...partners].map((one) => one.manifest);
  const sdls = new Map<string, string>();
  for (const one of definitions) sdls.set(one.manifest.name, (await buildSubgraph(one, manifests)).sdl);
  for (const { manifest, sdl } of partners) sdls.set(manifest.name, sdl);
  return sdls;
}

/** The supergraph of these subgraphs, served by a host at `base`. */
export async function composeCity(
  definitions: readonly SubgraphDefinition[],
  base: string,
  partners: readonly PartnerSdl[] = [],
): Promise<{ sdls: SubgraphSdls; supergraph: string }> {
  const sdls = await sdlsOf(definitions, partners);
  return { sdls, supergraph: composeSupergraph(sdls, (name) => `${base}/${name}/graphql`) };
}
