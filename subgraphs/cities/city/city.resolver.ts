import { badInput, CodedName, LocationInput, notFound, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { emitCity } from "./apply-city.ts";
import { City, Locality } from "./city.type.ts";
import { findLocalities, readCities, wardsOf } from "./read-cities.ts";

@Resolver(() => City)
export class CityResolver {
  @Query(() => [City], { description: "All active cities." })
  cities(@Ctx() ctx: RequestContext): Promise<City[]> {
    return readCities(null, ctx);
  }

  @Query(() => City, { nullable: true, description: "One city; null where there is none of this code." })
  async city(
    @Arg("code", () => ID, { description: "Code, e.g. `pb.amritsar`." }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<City | null> {
    return (await readCities([code], ctx))[0] ?? null;
  }

  @FieldResolver(() => [Locality], { description: "Localities: by words, postal code, or nearest to a point." })
  localities(
    @Root() city: City,
    @Arg("search", () => String, { nullable: true, description: "Words in any language." }) search: string | null,
    @Arg("pincode", () => String, { nullable: true, description: "Postal code." }) pincode: string | null,
    @Arg("near", () => LocationInput, { nullable: true, description: "Nearest to this point first." }) near: LocationInput | null,
    @Arg("code", () => ID, { nullable: true, description: "Only this one." }) code: string | null,
    @Arg("first", () => Int, { nullable: true, description: "How many: 20 unless told, 100 at most." }) first: number | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Locality[]> {
    const size = first ?? 20;
    if (size < 1 || size > 100) throw badInput({ path: "first", code: "field.outOfRange", values: { min: 1, max: 100 } });
    return findLocalities(city.code, { search, pincode, near, code, first: size }, ctx);
  }

  @FieldResolver(() => [CodedName], { description: "Wards, by name." })
  wards(@Root() city: City, @Ctx() ctx: RequestContext): Promise<CodedName[]> {
    return wardsOf(city.code, ctx);
  }

  @Mutation(() => City, { description: "Makes a service live in a city, or takes it off. Needs `cities.manage`." })
  async setServiceLive(
    @Arg("city", () => ID, { description: "Code of the city." }) code: string,
    @Arg("service", () => ID, { description: "Registry id of the service." }) service: string,
    @Arg("live", () => Boolean, { description: "Live or not." }) live: boolean,
    @Ctx() ctx: RequestContext,
  ): Promise<City> {
    ctx.viewer.require("cities.manage", code);
    if (!/^[a-z][a-z0-9-]{1,60}$/.test(service)) throw badInput({ path: "service", code: "field.invalid" });
    await ctx.transact(async (tx) => {
      const rows = await tx.query(
        `update city set services = (select coalesce(array_agg(distinct one), '{}') from unnest(case when ?::boolean then services || ?::text else array_remove(services, ?::text) end) one)
         where code = ? returning code`,
        [live, service, service, code],
      );
      if (rows.length === 0) throw notFound();
      await emitCity(tx, code);
    });
    const [city] = await readCities([code], ctx);
    if (!city) throw notFound();
    return city;
  }
}
