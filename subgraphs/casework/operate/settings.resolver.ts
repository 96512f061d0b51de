import { badInput, type RequestContext } from "@civicgraph/kit";
import type { SettingAnswer } from "@civicgraph/kit/operate/contract";
import { maySeeSettings } from "@civicgraph/kit/operate/setting-rules";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { askPart, askParts, partsWhere } from "./ask-parts.ts";
import { SetSettingInput, Setting, Settings } from "./settings.type.ts";

const toSetting = (answer: SettingAnswer): Setting => ({
  ...answer,
  changes: answer.changes.map((change) => ({ ...change, changedBy: change.changedBy === null ? null : { id: change.changedBy } })),
});

const CITY = /^[a-z]{2,10}(\.[a-z0-9_-]{1,50})?$/;

/**
 * One query and one mutation for the settings of all services: each subgraph answers for its own by service call, so that a service
 * adds nothing to the graph by declaring a setting (a pair of root fields in each would be 24 more with 12 services).
 */
@Resolver(() => Setting)
export class SettingsResolver {
  @Query(() => Settings, { description: "Settings of all services as they hold in a city or a state. Needs `<subgraph>.configure`." })
  async settings(
    @Arg("city", () => ID, { description: "Code of the city, or of the state." }) city: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Settings> {
    const parts = partsWhere(ctx, (name) => maySeeSettings(ctx.viewer, name, city));
    const { answers, silent } = await askParts(parts, "listSettings", { city, locale: ctx.locale }, ctx);
    return { settings: answers.flatMap(({ answer }) => answer.map(toSetting)), silent };
  }

  @Mutation(() => Setting, {
    description:
      "Sets a setting from a moment on. Needs `<subgraph>.configure` for a city, `<subgraph>.configureState` for a state or the platform.",
  })
  async setSetting(
    @Arg("input", () => SetSettingInput, { description: "The setting, the value and the moment." }) input: SetSettingInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Setting> {
    ctx.viewer.requireId();
    if (!CITY.test(input.city)) throw badInput({ path: "input.city", code: "field.unknown" });
    const owner = ctx.subgraphs.find((name) => input.key.startsWith(`${name}.`));
    if (!owner) throw badInput({ path: "input.key", code: "field.unknown" });
    const { value = null } = input;
    if (value !== null && typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
      throw badInput({ path: "input.value", code: "field.invalid" });
    const { city, key, from } = input;
    return toSetting(await askPart(owner, "setSetting", { city, key, value, from: from?.toISOString() ?? null, locale: ctx.locale }, ctx));
  }
}
