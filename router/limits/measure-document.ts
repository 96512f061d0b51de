import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

/** How large an operation is, fragments spread out. Introspection is measured apart: its depth says nothing of our data. */
export interface Measure {
  depth: number;
  introspectionDepth: number;
  aliases: number;
  fields: number;
  rootFields: number;
  /** `__schema` and `__type` at the root. */
  introspectionFields: number;
}

const NOTHING: Measure = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, rootFields: 0, introspectionFields: 0 };

/**
 * Measures an operation before it is validated: each fragment is measured once, so a document of nested fragments costs no more than its length.
 * A fragment that contains itself counts as nothing here; validation refuses it.
 */
export function measureOperation(document: DocumentNode, operation: OperationDefinitionNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const measured = new Map<string, Measure>();

  const ofFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const measure = fragment ? of(fragment.selectionSet) : NOTHING;
    measured.set(name, measure);
    return measure;
  };

  const of = (set: SelectionSetNode): Measure => {
    const sum = { ...NOTHING };
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? of(selection.selectionSet) : ofFragment(selection.name.value);
        sum.depth = Math.max(sum.depth, inner.depth);
        sum.introspectionDepth = Math.max(sum.introspectionDepth, inner.introspectionDepth);
        sum.aliases += inner.aliases;
        sum.fields += inner.fields;
        sum.rootFields += inner.rootFields;
        sum.introspectionFields += inner.introspectionFields;
        continue;
      }
      const inner = selection.selectionSet ? of(selection.selectionSet) : NOTHING;
      const introspection = selection.name.value === "__schema" || selection.name.value === "__type";
      if (introspection) {
        sum.introspectionDepth = Math.max(sum.introspectionDepth, inner.depth + 1);
        sum.introspectionFields++;
      } else {
        sum.depth = Math.max(sum.depth, inner.depth + 1);
      }
      sum.aliases += inner.aliases + (selection.alias ? 1 : 0);
      sum.fields += inner.fields + 1;
      sum.rootFields++;
    }
    return sum;
  };
  return of(operation.selectionSet);
}
