import { badInput, DateTime, type FieldFault, LOCALES, Refusal, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";

@ObjectType({ description: "Rights of the viewer in one city." })
export class ViewerCity {
  @Field(() => ID, { description: "Code of the city." })
  city!: string;

  @Field(() => [String], { description: "Codes of roles." })
  roles!: string[];

  @Field(() => [String], { description: "Codes of departments; none: all." })
  departments!: string[];

  @Field(() => [String], { description: "Codes of wards; none: the whole city." })
  wards!: string[];
}

@ObjectType({ description: "Somebody looked at your contact." })
export class ContactAccess {
  @Field(() => String, { description: "Name and designation of the officer." })
  who!: string;

  @Field(() => DateTime, { description: "When." })
  when!: Date;

  @Field(() => String, { description: "The reason they gave." })
  why!: string;

  @Field(() => String, { nullable: true, description: "Number of the case it was about." })
  caseNumber!: string | null;
}

@ObjectType({ description: "Whoever asks." })
export class Viewer {
  @Field(() => ID, { description: "UUID; empty where nobody is signed in." })
  id!: string;

  @Field(() => String, { description: "`anonymous`, `citizen` or `employee`." })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Full name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Your own mobile number." })
  mobile!: string | null;

  @Field(() => String, { nullable: true, description: "Your own e-mail address." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "The language in which you get messages." })
  locale!: string | null;

  @Field(() => String, { nullable: true, description: "An employee's designation." })
  designation!: string | null;

  @Field(() => Boolean, { description: "Whether the password must be changed now." })
  mustChangePassword!: boolean;

  @Field(() => [ViewerCity], { description: "Rights, city by city; none for citizens." })
  cities!: ViewerCity[];
}

@InputType({ description: "Changes to your own profile; what is left out stays." })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: "Full name, 2 to 100 characters." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "`en`, `hi` or `ur`." })
  locale?: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address; empty to remove it." })
  email?: string | null;
}

interface Row {
  name: string | null;
  mobile: string | null;
  email: string | null;
  locale: string;
  designation?: string | null;
  must_change_password?: boolean;
}

async function readViewer(ctx: RequestContext): Promise<Viewer> {
  const { viewer } = ctx;
  const nobody = {
    id: "",
    kind: "anonymous",
    name: null,
    mobile: null,
    email: null,
    locale: ctx.locale,
    designation: null,
    mustChangePassword: false,
    cities: [],
  };
  if (viewer.id === null || (viewer.kind !== "citizen" && viewer.kind !== "employee")) return nobody;
  const fields = ["name", "mobile", "email", "locale", ...(viewer.isEmployee ? ["designation", "must_change_password"] : [])];
  const row = (await ctx.db.selectFrom(viewer.kind).select(fields).where("id", "=", viewer.id).executeTakeFirst()) as Row | undefined;
  if (!row) return nobody;
  return {
    id: viewer.id,
    kind: viewer.kind,
    name: row.name,
    mobile: row.mobile,
    email: row.email,
    locale: row.locale,
    designation: row.designation ?? null,
    mustChangePassword: row.must_change_password ?? false,
    cities: Object.entries(viewer.cities).map(([city, grant]) => ({ city, ...grant })),
  };
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: "Who you are. Works signed out." })
  me(@Ctx() ctx: RequestContext): Promise<Viewer> {
    return readViewer(ctx);
  }

  @FieldResolver(() => [ContactAccess], { description: "Who looked at your contact, the latest 50." })
  async accesses(@Root() viewer: Viewer, @Ctx() ctx: RequestContext): Promise<ContactAccess[]> {
    if (!viewer.id || viewer.id !== ctx.viewer.id) return [];
    const rows = await ctx.db
      .selectFrom("contact_access")
      .select(["who", "why", "at", "case_number"])
      .where("person_id", "=", viewer.id)
      .orderBy("at", "desc")
      .limit(50)
      .execute();
    return (rows as { who: string; why: string; at: Date; case_number: string }[]).map((row) => ({
      who: row.who,
      when: row.at,
      why: row.why,
      caseNumber: row.case_number,
    }));
  }

  @Mutation(() => Viewer, { description: "Changes your name, language or e-mail address." })
  async updateProfile(
    @Arg("input", () => UpdateProfileInput, { description: "The changes." }) input: UpdateProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Viewer> {
    const id = ctx.viewer.requireId();
    const faults: FieldFault[] = [];
    const name = input.name?.trim();
    if (name !== undefined && (name.length < 2 || name.length > 100)) faults.push({ path: "input.name", code: "field.invalid" });
    if (input.locale && !(LOCALES as readonly string[]).includes(input.locale))
      faults.push({ path: "input.locale", code: "field.unknown" });
    const email = input.email?.trim();
    if (email && (email.length > 200 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)))
      faults.push({ path: "input.email", code: "field.invalid" });
    if (faults.length)
      throw faults.length === 1 && faults[0] ? badInput(faults[0]) : new Refusal("BAD_USER_INPUT", "error.badInput", {}, faults);
    const table = ctx.viewer.isCitizen ? "citizen" : "employee";
    await ctx.transact((tx) =>
      tx.query(
        `update ${table} set name = coalesce(?, name), locale = coalesce(?, locale), email = case when ?::text is null then email else nullif(?, '') end where id = ?`,
        [ctx.viewer.isCitizen ? (name ?? null) : null, input.locale ?? null, email ?? null, email ?? null, id],
      ),
    );
    return readViewer(ctx);
  }
}
