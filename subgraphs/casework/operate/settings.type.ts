import { DateTime, EmployeeStub, JsonScalar } from "@civicgraph/kit";
import { MaxLength } from "class-validator";
import { Field, Float, ID, InputType, ObjectType } from "type-graphql";

@ObjectType({ description: "A change of a setting: planned, in force or past. Changes stay for ever." })
export class SettingChange {
  @Field(() => ID, { description: "Id within the setting." })
  id!: string;

  @Field(() => ID, { description: "Code of the city or state whose value it is; empty for the whole platform." })
  level!: string;

  @Field(() => JsonScalar, { nullable: true, description: "The value; null: that of the level above again." })
  value!: string | number | boolean | null;

  @Field(() => DateTime, { description: "From when on." })
  from!: string;

  @Field(() => String, { description: "`planned`, `inForce`, `past`, or `replaced` by a later change for the same moment." })
  standing!: string;

  @Field(() => EmployeeStub, { nullable: true, description: "Who changed it." })
  changedBy!: EmployeeStub | null;

  @Field(() => DateTime, { description: "When it was changed." })
  changedAt!: string;
}

@ObjectType({ description: "Something that an administrator can set: declared by a service, typed, bounded, each value from a date on." })
export class Setting {
  @Field(() => ID, { description: "Its key, e.g. `complaints.reopenWindowHours`." })
  key!: string;

  @Field(() => ID, { description: "The subgraph that it belongs to." })
  subgraph!: string;

  @Field(() => String, { description: "What it is, in the reader's language where the service has that text." })
  description!: string;

  @Field(() => String, { description: "`integer`, `number`, `boolean` or `text`." })
  type!: string;

  @Field(() => String, { description: "`city`: a city's value over its state's. `platform`: one value for all." })
  scope!: string;

  @Field(() => Float, { nullable: true, description: "The least it may be." })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: "The most it may be." })
  max!: number | null;

  @Field(() => JsonScalar, { description: "What holds where nothing was set." })
  default!: string | number | boolean;

  @Field(() => JsonScalar, { description: "What holds now." })
  value!: string | number | boolean;

  @Field(() => String, { description: "Where that comes from: `city`, `state`, `platform` or `default`." })
  source!: string;

  @Field(() => Boolean, { description: "Whether you may set it here." })
  mayChange!: boolean;

  @Field(() => [SettingChange], { description: "Changes by their date, the furthest ahead first; 50 at most." })
  changes!: SettingChange[];
}

@ObjectType({ description: "The settings that hold in a city or a state." })
export class Settings {
  @Field(() => [Setting], { description: "Those that you may see, by subgraph." })
  settings!: Setting[];

  @Field(() => [ID], { description: "Subgraphs that do not answer now: their settings are missing here." })
  silent!: string[];
}

@InputType({ description: "A value from a moment on." })
export class SetSettingInput {
  @Field(() => ID, { description: "Code of the city, or of the state for all its cities. A setting of the platform holds everywhere." })
  @MaxLength(60)
  city!: string;

  @Field(() => ID, { description: "Key of the setting." })
  @MaxLength(100)
  key!: string;

  @Field(() => JsonScalar, { nullable: true, description: "The value, of the setting's type; null gives up the own value." })
  value?: unknown;

  @Field(() => DateTime, { nullable: true, description: "From when on; without it at once. Never in the past." })
  from?: Date | null;
}
