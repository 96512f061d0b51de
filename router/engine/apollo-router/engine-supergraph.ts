import { createHash } from "node:crypto";
import { type ConstDirectiveNode, type EnumValueDefinitionNode, Kind, parse, print, visit } from "graphql";
import { type EngineSettings, subgraphUrl } from "../settings.ts";

/**
 * The supergraph as Apollo Router gets it: each subgraph at the address where it stands, and a digest of it all as the schema's description, by which
 * the edge sees when the router has taken it up.
 */
export function engineSupergraph(sdl: string, settings: Pick<EngineSettings, "hostUrl" | "subgraphUrls">): { sdl: string; digest: string } {
  const digest = createHash("sha256").update(sdl).digest("hex");
  const document = visit(parse(sdl), {
    EnumTypeDefinition: (node) =>
      node.name.value === "join__Graph" ? { ...node, values: node.values?.map((value) => relocate(value, settings)) } : undefined,
    SchemaDefinition: (node) => ({ ...node, description: { kind: Kind.STRING, value: digest } }),
  });
  return { sdl: print(document), digest };
}

function relocate(value: EnumValueDefinitionNode, settings: Pick<EngineSettings, "hostUrl" | "subgraphUrls">): EnumValueDefinitionNode {
  return { ...value, directives: value.directives?.map((directive) => relocateGraph(directive, settings)) };
}

function relocateGraph(directive: ConstDirectiveNode, settings: Pick<EngineSettings, "hostUrl" | "subgraphUrls">): ConstDirectiveNode {
  const textOf = (name: string) => {
    const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
    return value?.kind === Kind.STRING ? value.value : "";
  };
  if (directive.name.value !== "join__graph") return directive;
  const url = subgraphUrl(settings, textOf("name"), textOf("url") || undefined);
  return {
    ...directive,
    arguments: directive.arguments?.map((argument) =>
      argument.name.value === "url" ? { ...argument, value: { kind: Kind.STRING, value: url } } : argument,
    ),
  };
}
