import { type ConstDirectiveNode, Kind, parse, print, type TypeDefinitionNode, type TypeExtensionNode } from "graphql";
import type { SubgraphSdls } from "../compose-supergraph.ts";

type ObjectLike = Extract<TypeDefinitionNode | TypeExtensionNode, { fields?: unknown }>;

const ROOTS = new Set(["Query", "Mutation", "Subscription"]);

const has = (node: { directives?: readonly ConstDirectiveNode[] | undefined }, name: string) =>
  node.directives?.some((directive) => directive.name.value === name) ?? false;

/**
 * One owner for everything: a root field stands in one subgraph; a type that several subgraphs define is an entity, a case type, or a value type of
 * the kit, which is the same, field by field, in each of them.
 */
export function findOwnershipFaults(sdls: SubgraphSdls): string[] {
  const faults: string[] = [];
  const rootOwners = new Map<string, string[]>();
  const shapes = new Map<string, Map<string, string[]>>();

  for (const [name, sdl] of sdls) {
    for (const node of parse(sdl).definitions) {
      if (!isObjectLike(node)) continue;
      const type = node.name.value;
      const fields = node.fields ?? [];
      if (ROOTS.has(type)) {
        for (const field of fields) {
          if (field.name.value.startsWith("_")) continue;
          const key = `${type}.${field.name.value}`;
          rootOwners.set(key, [...(rootOwners.get(key) ?? []), name]);
        }
        continue;
      }
      if (has(node, "key") || ("interfaces" in node && node.interfaces?.some((one) => one.name.value === "Case")) || type === "Case")
        continue;
      const shape = fields
        .map((field) => `${field.name.value}${argumentsOf(field)}: ${print(field.type)}`)
        .sort()
        .join("; ");
      const byShape = shapes.get(type) ?? new Map<string, string[]>();
      byShape.set(shape, [...(byShape.get(shape) ?? []), name]);
      shapes.set(type, byShape);
    }
  }
  for (const [field, owners] of rootOwners)
    if (owners.length > 1) faults.push(`${field} is served by ${owners.join(" and ")}: one subgraph owns a root field`);
  for (const [type, byShape] of shapes) {
    if (byShape.size > 1) {
      const who = [...byShape.values()].map((names) => names.join(", ")).join(" · ");
      faults.push(`type ${type} differs between subgraphs (${who}): a type has one owner, or is the kit's and the same everywhere`);
    }
  }
  return faults;
}

function isObjectLike(node: { kind: string }): node is ObjectLike {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION || node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  );
}

const argumentsOf = (field: NonNullable<ObjectLike["fields"]>[number]): string =>
  "arguments" in field && field.arguments?.length
    ? `(${field.arguments.map((argument) => `${argument.name.value}: ${print(argument.type)}`).join(", ")})`
    : "";
