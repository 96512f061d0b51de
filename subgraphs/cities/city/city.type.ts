import { CodedName, JsonScalar } from "@civicgraph/kit";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "Hours of the office on one weekday. A weekday that is not listed is a day off." })
export class OfficeDay {
  @Field(() => Int, { description: "Weekday: 0 is Sunday.", simple: true })
  weekday!: number;

  @Field(() => String, { description: "Opens, HH:MM on the city's clock.", simple: true })
  opens!: string;

  @Field(() => String, { description: "Closes, HH:MM on the city's clock.", simple: true })
  closes!: string;
}

@ObjectType({ description: "A day on which the office is closed." })
export class CityHoliday {
  @Field(() => String, { description: "Date, YYYY-MM-DD.", simple: true })
  date!: string;

  @Field(() => String, { description: "Name in the reader's language.", simple: true })
  name!: string;
}

@ObjectType({ description: "A short text that the city puts on its pages." })
export class CityNotice {
  @Field(() => String, { description: "The text in the reader's language.", simple: true })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: "Last day on which it stands, YYYY-MM-DD; null: until it is taken down.",
    simple: true,
  })
  until!: string | null;
}

@ObjectType({ description: "A ward (block) of a city: what an officer's jurisdiction is made of." })
export class Ward {
  @Field(() => ID, { description: "Code, unique in the city.", simple: true })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language.", simple: true })
  name!: string;

  @Field(() => String, { description: "`WARD`.", simple: true })
  type!: string;

  @Field(() => CodedName, { nullable: true, description: "The zone in which it lies.", simple: true })
  zone!: CodedName | null;
}

@ObjectType({ description: "A locality of a city, the smallest place that a case names." })
export class Locality {
  @Field(() => ID, { description: "Code, unique in the city.", simple: true })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language.", simple: true })
  name!: string;

  @Field(() => CodedName, { nullable: true, description: "The ward in which it lies.", simple: true })
  ward!: CodedName | null;

  @Field(() => [String], { description: "Postal codes.", simple: true })
  pincodes!: string[];

  @Field(() => Float, { nullable: true, description: "Degrees north of its point; null where nobody has given one.", simple: true })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east of its point.", simple: true })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Metres from the point asked for; null without one.", simple: true })
  distance!: number | null;
}

@ObjectType({ description: "A municipal body: the tenant whose services these are." })
@Directive('@key(fields: "code")')
export class City {
  @Field(() => ID, { description: "Code, e.g. `pb.amritsar`.", simple: true })
  code!: string;

  @Field(() => String, { description: "Name in the reader's language.", simple: true })
  name!: string;

  @Field(() => String, { description: "Code of the state, e.g. `pb`.", simple: true })
  state!: string;

  @Field(() => String, { description: "Name of the state in the reader's language.", simple: true })
  stateName!: string;

  @Field(() => String, { description: "Letters that stand for it in numbers, e.g. `ASR`. They never change.", simple: true })
  numberCode!: string;

  @Field(() => [String], { description: "Languages it answers in, e.g. `en`.", simple: true })
  languages!: string[];

  @Field(() => Float, { nullable: true, description: "Degrees north of its centre.", simple: true })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east of its centre.", simple: true })
  longitude!: number | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Its outline: a GeoJSON Polygon, longitude first; null where nobody has drawn it.",
    simple: true,
  })
  outline!: unknown;

  @Field(() => [String], { description: "Postal codes of the city.", simple: true })
  pincodes!: string[];

  @Field(() => [OfficeDay], { description: "Office hours, Sunday first.", simple: true })
  officeHours!: OfficeDay[];

  @Field(() => [String], { description: "Registry ids of the services that are live.", simple: true })
  liveServices!: string[];

  @Field(() => [CityNotice], { description: "Notices that stand today, at most five.", simple: true })
  notices!: CityNotice[];

  @Field(() => String, { nullable: true, description: "The crest: an SVG as a `data:` address, a kilobyte or two.", simple: true })
  crest!: string | null;

  @Field(() => String, { nullable: true, description: "Accent colour of the city's pages, CSS oklch.", simple: true })
  accent!: string | null;

  @Field(() => String, { nullable: true, description: "Telephone of the city's office.", simple: true })
  contactNumber!: string | null;
}
