import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  typeFromAST,
} from "graphql";

export interface CostRules {
  /** Rows of a connection without `first`. */
  COST_PAGE: number;
  /** Rows of a list that takes no `first`. */
  COST_LIST: number;
}

/** Cost of an operation once its variables are known. */
export type CostOf = (variables: Record<string, unknown>) => number;
type Rows = (variables: Record<string, unknown>) => number;

interface CostNode {
  /** What one occurrence costs by itself: an object 1, a scalar nothing, a mutation 10, introspection of the schema 500. */
  weight: number;
  rows: Rows;
  /** Rows that the paging fields below (`nodes`, `edges`) take over from this one. */
  children: CostNode[];
}

const MUTATION = 10;
const SCHEMA = 500;
const one: Rows = () => 1;

/**
 * The objects that an answer may hold at most, computed once per document into a function of its variables. Rows of a list are its `first`
 * (for a connection they count on its `nodes` and `edges`), else the page, else the rule for lists. The document must be valid, and of bounded size
 * with its fragments spread out (`checkLimits`).
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, rules: CostRules): CostOf {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap((definition) =>
      definition.defaultValue?.kind === Kind.INT ? [[definition.variable.name.value, Number(definition.defaultValue.value)] as const] : [],
    ),
  );

  const firstOf = (node: FieldNode, fallback: number): Rows => {
    const value = node.arguments?.find((argument) => argument.name.value === "first")?.value;
    if (value?.kind === Kind.INT) return constant(atLeastOne(Number(value.value)));
    if (value?.kind === Kind.VARIABLE) {
      const name = value.name.value;
      return (variables) => {
        const given = variables[name];
        return typeof given === "number" ? atLeastOne(given) : (defaults.get(name) ?? fallback);
      };
    }
    return constant(fallback);
  };

  const nodesOf = (set: SelectionSetNode, parent: GraphQLNamedType, page: Rows | null): CostNode[] =>
    set.selections.flatMap((selection): CostNode[] => {
      if (selection.kind === Kind.FIELD) {
        const node = nodeOf(selection, parent, page);
        return node ? [node] : [];
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return [];
      const type = fragment.typeCondition ? typeFromAST(schema, fragment.typeCondition) : parent;
      return nodesOf(fragment.selectionSet, (type as GraphQLNamedType | undefined) ?? parent, page);
    });

  const nodeOf = (node: FieldNode, parent: GraphQLNamedType, page: Rows | null): CostNode | null => {
    if (node.name.value === "__schema" || node.name.value === "__type") return { weight: SCHEMA, rows: one, children: [] };
    const field = fieldOf(parent, node.name.value);
    if (!field) return null;
    const type = getNamedType(field.type);
    const pages = field.args.some((argument) => argument.name === "first");
    const isConnection = !holdsList(field.type) && pages;
    const rows = holdsList(field.type) ? (pages ? firstOf(node, rules.COST_PAGE) : (page ?? constant(rules.COST_LIST))) : one;
    const children =
      node.selectionSet && isCompositeType(type)
        ? nodesOf(node.selectionSet, type, isConnection ? firstOf(node, rules.COST_PAGE) : null)
        : [];
    return { weight: isCompositeType(type) ? 1 : 0, rows, children };
  };

  const root = operation.operation === OperationTypeNode.MUTATION ? schema.getMutationType() : schema.getQueryType();
  const nodes = root ? nodesOf(operation.selectionSet, root, null) : [];
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION * operation.selectionSet.selections.length : 0;
  const total = (list: CostNode[], variables: Record<string, unknown>): number =>
    list.reduce((sum, node) => sum + node.rows(variables) * (node.weight + total(node.children, variables)), 0);
  return (variables) => base + total(nodes, variables);
}

const constant =
  (value: number): Rows =>
  () =>
    value;
/** A `first` that the subgraph will refuse must not make the rest cheaper. */
const atLeastOne = (value: number) => (Number.isFinite(value) && value >= 1 ? value : 1);

function holdsList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? holdsList(type.ofType) : isListType(type);
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
