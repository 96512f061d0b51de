import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";

/** Which subgraphs answer a field of the root, out of the supergraph's `@join__field`. */
export class RootFields {
  private readonly subgraphs = new Map<string, Set<string>>();

  constructor(supergraphSdl: string) {
    const { definitions } = parse(supergraphSdl, { noLocation: true });
    const nameOf = new Map<string, string>();
    for (const one of definitions) {
      if (one.kind !== Kind.ENUM_TYPE_DEFINITION || one.name.value !== "join__Graph") continue;
      for (const value of one.values ?? []) nameOf.set(value.name.value, argumentsOf(value.directives, "join__graph", "name")[0] ?? "");
    }
    for (const one of definitions) {
      if (one.kind !== Kind.OBJECT_TYPE_DEFINITION || !["Query", "Mutation"].includes(one.name.value)) continue;
      for (const field of one.fields ?? []) {
        const graphs = argumentsOf(field.directives, "join__field", "graph");
        if (graphs.length) this.subgraphs.set(field.name.value, new Set(graphs.map((graph) => nameOf.get(graph) ?? graph)));
      }
    }
  }

  /** Whether that subgraph may have been asked for that field. A field that names none is of every subgraph. */
  isOf(field: string, subgraph: string): boolean {
    return this.subgraphs.get(field)?.has(subgraph) ?? true;
  }
}

const argumentsOf = (directives: readonly DirectiveNode[] | undefined, directive: string, argument: string): string[] =>
  (directives ?? []).flatMap((one) => {
    const value = one.name.value === directive ? one.arguments?.find(({ name }) => name.value === argument)?.value : undefined;
    return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? [value.value] : [];
  });

export interface AskedRoot {
  /** Under which name it stands in the answer. */
  key: string;
  field: string;
}

/** The fields of the root that an operation asks for, fragments spread out. */
export function askedRoots(document: DocumentNode, operation: OperationDefinitionNode): AskedRoot[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const of = (set: SelectionSetNode | undefined): AskedRoot[] =>
    (set?.selections ?? []).flatMap((one) => {
      if (one.kind === Kind.FIELD) return [{ key: (one.alias ?? one.name).value, field: one.name.value }];
      return of((one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value))?.selectionSet);
    });
  return of(operation.selectionSet);
}
