import type { RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { City } from "../city/city.type.ts";
import { CityTextInput, UpdateCityInput } from "./city.inputs.ts";
import { addHoliday, removeHoliday } from "./holidays.ts";
import { setServiceLive } from "./set-service-live.ts";
import { updateCity } from "./update-city.ts";

const CITY = "Code of the city.";

@Resolver()
export class ManageCityResolver {
  @Mutation(() => City, { description: "Changes names, office hours or notices of a city. Needs `cities.manage` there." })
  updateCity(
    @Arg("city", () => ID, { description: CITY }) city: string,
    @Arg("input", () => UpdateCityInput, { description: "What changes." }) input: UpdateCityInput,
    @Ctx() ctx: RequestContext,
  ): Promise<City> {
    return updateCity(city, input, ctx);
  }

  @Mutation(() => City, { description: "Makes a service live in a city, or takes it off. Needs `cities.manage` there." })
  setServiceLive(
    @Arg("city", () => ID, { description: CITY }) city: string,
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Arg("live", () => Boolean, { description: "Live or not." }) live: boolean,
    @Ctx() ctx: RequestContext,
  ): Promise<City> {
    return setServiceLive(city, service, live, ctx);
  }

  @Mutation(() => City, { description: "Closes the city's office on a day. Needs `cities.manage` there." })
  addHoliday(
    @Arg("city", () => ID, { description: CITY }) city: string,
    @Arg("date", () => String, { description: "The day, YYYY-MM-DD." }) date: string,
    @Arg("names", () => [CityTextInput], { description: "Its names; English is needed." }) names: CityTextInput[],
    @Ctx() ctx: RequestContext,
  ): Promise<City> {
    return addHoliday(city, date, names, ctx);
  }

  @Mutation(() => City, { description: "Takes a holiday back; NOT_FOUND where there is none. Needs `cities.manage` there." })
  removeHoliday(
    @Arg("city", () => ID, { description: CITY }) city: string,
    @Arg("date", () => String, { description: "The day, YYYY-MM-DD." }) date: string,
    @Ctx() ctx: RequestContext,
  ): Promise<City> {
    return removeHoliday(city, date, ctx);
  }
}
