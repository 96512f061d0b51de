import { CodedName, JsonScalar } from "@civicgraph/kit";
import { Directive, Field, Float, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "A locality of a city, the smallest place that a case names." })
export class Locality {
  @Field(() => ID, { description: "Code, unique in the city." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => CodedName, { nullable: true, description: "The ward in which it lies." })
  ward!: CodedName | null;

  @Field(() => [String], { description: "Postal codes." })
  pincodes!: string[];

  @Field(() => Float, { nullable: true, description: "Degrees north of its point." })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east of its point." })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Metres from the point asked for." })
  distance!: number | null;
}

@ObjectType({ description: "Hours of the office on one weekday." })
export class OfficeDay {
  @Field(() => Float, { description: "Weekday: 0 is Sunday." })
  weekday!: number;

  @Field(() => String, { description: "Opens, HH:MM." })
  opens!: string;

  @Field(() => String, { description: "Closes, HH:MM." })
  closes!: string;
}

@ObjectType({ description: "A municipal body: the tenant whose services these are." })
@Directive('@key(fields: "code")')
export class City {
  @Field(() => ID, { description: "Code, e.g. `pb.amritsar`." })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "Code of the state." })
  state!: string;

  @Field(() => String, { description: "Letters that stand for it in numbers, e.g. `ASR`." })
  numberCode!: string;

  @Field(() => [String], { description: "Languages it answers in." })
  languages!: string[];

  @Field(() => Float, { nullable: true, description: "Degrees north of its centre." })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east of its centre." })
  longitude!: number | null;

  @Field(() => JsonScalar, { nullable: true, description: "Its outline as a GeoJSON polygon." })
  outline!: unknown;

  @Field(() => [CodedName], { description: "Departments that are active." })
  departments!: CodedName[];

  @Field(() => [CodedName], { description: "Designations that are active." })
  designations!: CodedName[];

  @Field(() => [OfficeDay], { description: "Office hours." })
  officeHours!: OfficeDay[];

  @Field(() => [String], { description: "Registry ids of the services that are live." })
  liveServices!: string[];

  @Field(() => String, { nullable: true, description: "Accent colour of the city's pages, CSS oklch." })
  accent!: string | null;

  @Field(() => String, { nullable: true, description: "Telephone of the city's office." })
  contactNumber!: string | null;
}
