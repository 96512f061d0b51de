import { badInput, CodedName, LocationInput, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { listWards, searchLocalities } from "../boundary/boundary-tree.ts";
import { treeOf } from "../boundary/read-tree.ts";
import { City, CityHoliday, Locality, Ward } from "./city.type.ts";
import { readCities } from "./read-cities.ts";
import { codedOf, holidaysOf } from "./read-masters.ts";

const MAX_LOCALITIES = 100;

@Resolver(() => City)
export class CityResolver {
  @Query(() => [City], { description: "All active cities, by name." })
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

  @FieldResolver(() => [CodedName], { description: "Departments that are active, by name." })
  departments(@Root() city: City, @Ctx() ctx: RequestContext): Promise<CodedName[]> {
    return codedOf("department", city.state, ctx);
  }

  @FieldResolver(() => [CodedName], { description: "Designations that are active, by name." })
  designations(@Root() city: City, @Ctx() ctx: RequestContext): Promise<CodedName[]> {
    return codedOf("designation", city.state, ctx);
  }

  @FieldResolver(() => [CityHoliday], { description: "Days from today on on which the office is closed, soonest first, at most 100." })
  holidays(@Root() city: City, @Ctx() ctx: RequestContext): Promise<CityHoliday[]> {
    return holidaysOf(city.code, ctx);
  }

  @FieldResolver(() => [Ward], { description: "Wards of the ADMIN hierarchy, by name." })
  async wards(@Root() city: City, @Ctx() ctx: RequestContext): Promise<Ward[]> {
    const tree = await treeOf(city.code, ctx);
    return tree ? listWards(tree, ctx.locale) : [];
  }

  @FieldResolver(() => [Locality], { description: "Localities of the ADMIN hierarchy: by words, postal code, or nearest to a point." })
  async localities(
    @Root() city: City,
    @Arg("search", () => String, { nullable: true, description: "Words in any language; all of them have to be in the name." })
    search: string | null,
    @Arg("pincode", () => String, { nullable: true, description: "Those of this postal code first, then those of unknown code." }) pincode:
      | string
      | null,
    @Arg("near", () => LocationInput, { nullable: true, description: "Nearest to this point first; those without a point last." })
    near: LocationInput | null,
    @Arg("code", () => ID, { nullable: true, description: "Only this one." }) code: string | null,
    @Arg("first", () => Int, { nullable: true, description: "How many: 20 unless told, 100 at most." }) first: number | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Locality[]> {
    const size = first ?? 20;
    if (size < 1 || size > MAX_LOCALITIES) {
      throw badInput({ path: "first", code: "field.outOfRange", values: { min: 1, max: MAX_LOCALITIES } });
    }
    if (near && !(Math.abs(near.latitude) <= 90 && Math.abs(near.longitude) <= 180))
      throw badInput({ path: "near", code: "field.invalid" });
    const tree = await treeOf(city.code, ctx);
    return tree ? searchLocalities(tree, { search, pincode, near, code, first: size }, ctx.locale) : [];
  }
}
