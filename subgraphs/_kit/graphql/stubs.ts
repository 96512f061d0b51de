import { Directive, Field, ID, ObjectType } from "type-graphql";

// References to entities of other subgraphs: the key and nothing else. The owning subgraph defines its own full class of the same name.

@ObjectType("Employee", { description: "A person who works for a city." })
@Directive('@key(fields: "id", resolvable: false)')
export class EmployeeStub {
  @Field(() => ID, { description: "UUID of the employee." })
  id!: string;
}

@ObjectType("City", { description: "A municipal body: the tenant whose services these are." })
@Directive('@key(fields: "code", resolvable: false)')
export class CityStub {
  @Field(() => ID, { description: "Code of the city, e.g. `pb.amritsar`." })
  code!: string;
}

@ObjectType("Document", { description: "A file that someone attached." })
@Directive('@key(fields: "id", resolvable: false)')
export class DocumentStub {
  @Field(() => ID, { description: "UUID of the document." })
  id!: string;
}
