import type { SubgraphDefinition } from "@civicgraph/kit";
import { buildSubgraph } from "@civicgraph/kit/graphql/schema";
import { composeSupergraph, type SubgraphSdls } from "@civicgraph/schema/compose-supergraph";

/** SDL of every subgraph, built from the definitions without a database. */
export async function sdlsOf(definitions: SubgraphDefinition[]): Promise<SubgraphSdls> {
  const manifests = definitions.map((one) => one.manifest);
  const sdls = new Map<string, string>();
  for (const one of definitions) sdls.set(one.manifest.name, (await buildSubgraph(one, manifests)).sdl);
  return sdls;
}

/** The supergraph of these subgraphs, served by a host at `base`. */
export async function composeCity(definitions: SubgraphDefinition[], base: string): Promise<{ sdls: SubgraphSdls; supergraph: string }> {
  const sdls = await sdlsOf(definitions);
  return { sdls, supergraph: composeSupergraph(sdls, (name) => `${base}/${name}/graphql`) };
}
