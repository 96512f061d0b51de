import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

/** Root lists that take no `first`, each with what bounds it: `schema/bounded-lists.json`. */
export type BoundedLists = Record<string, string>;

const TYPE_NAME = /^[A-Z][A-Za-z0-9]*$/;
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;
/** Codes of DIGIT's world are enum values too: PENDINGATLME. */
const ENUM_VALUE = /^[A-Z][A-Z0-9_]*$/;

/** What every part of the API must have: a description, a name of the house's form, and at the root no list without bound. */
export function findPolicyFaults(api: GraphQLSchema, bounded: BoundedLists): string[] {
  const faults: string[] = [];
  const roots = new Set<GraphQLNamedType | null | undefined>([api.getQueryType(), api.getMutationType()]);
  const used = new Set<string>();
  const named = (what: string, name: string, form: RegExp) => {
    if (!form.test(name)) faults.push(`${what}: the name does not have the form ${form.source}`);
  };
  const described = (what: string, node: { description?: string | null | undefined }) => {
    if (!node.description?.trim()) faults.push(`${what} has no description`);
  };

  for (const type of Object.values(api.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    named(type.name, type.name, TYPE_NAME);
    if (!roots.has(type)) described(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) named(`${type.name}.${value.name}`, value.name, ENUM_VALUE);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        named(`${type.name}.${field.name}`, field.name, FIELD_NAME);
        described(`${type.name}.${field.name}`, field);
      }
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`;
      named(where, field.name, FIELD_NAME);
      described(where, field);
      for (const argument of field.args) {
        named(`${where}(${argument.name})`, argument.name, FIELD_NAME);
        described(`${where}(${argument.name})`, argument);
      }
      if (roots.has(type) && isUnboundedList(field)) {
        used.add(where);
        if (!bounded[where])
          faults.push(
            `${where} is a list without bound: make it a connection, give it “first”, or name its bound in schema/bounded-lists.json`,
          );
      }
    }
  }
  for (const name of Object.keys(bounded))
    if (!used.has(name)) faults.push(`schema/bounded-lists.json names ${name}, which is no list without “first”`);
  return faults;
}

const isUnboundedList = (field: GraphQLField<unknown, unknown>) =>
  isList(field.type) && !field.args.some((argument) => argument.name === "first");

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
