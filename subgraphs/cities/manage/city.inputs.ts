import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "A text of a city in one language." })
export class CityTextInput {
  @Field(() => String, { description: "Language: `en`, `hi` or `ur`." })
  locale!: string;

  @Field(() => String, { description: "The text." })
  text!: string;
}

@InputType({ description: "Hours of the office on one weekday." })
export class OfficeDayInput {
  @Field(() => Int, { description: "Weekday: 0 is Sunday." })
  weekday!: number;

  @Field(() => String, { description: "Opens, HH:MM." })
  opens!: string;

  @Field(() => String, { description: "Closes, HH:MM, after it opens." })
  closes!: string;
}

@InputType({ description: "A notice on the city's pages." })
export class CityNoticeInput {
  @Field(() => [CityTextInput], { description: "The text, at most 300 characters in each language; English is needed." })
  texts!: CityTextInput[];

  @Field(() => String, { nullable: true, description: "Last day on which it stands, YYYY-MM-DD; none: until it is taken down." })
  until?: string | null;
}

@InputType({ description: "What a city's administrator may change. What is left out stays as it is." })
export class UpdateCityInput {
  @Field(() => [CityTextInput], { nullable: true, description: "Names; languages that are not listed keep theirs." })
  names?: CityTextInput[] | null;

  @Field(() => [OfficeDayInput], { nullable: true, description: "All office days of the week: replaces what there was." })
  officeHours?: OfficeDayInput[] | null;

  @Field(() => [CityNoticeInput], { nullable: true, description: "All notices, at most five: replaces what there was." })
  notices?: CityNoticeInput[] | null;
}
