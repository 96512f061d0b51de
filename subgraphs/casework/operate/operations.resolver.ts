import { badInput, type RequestContext } from "@civicgraph/kit";
import { operatePermission } from "@civicgraph/kit/operate/contract-permissions";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { askPart, askParts, partsWhere } from "./ask-parts.ts";
import { Operations, type ParkedEvent } from "./operations.type.ts";

const MAX_RETRIES = 100;

/** The id in the graph: which subgraph, then the id there. */
const idOf = (event: { subgraph: string; id: string }): string => `${event.subgraph}:${event.id}`;

function bySubgraph(ids: readonly string[], known: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const [subgraph = "", own = ""] = id.split(":");
    if (!known.includes(subgraph) || !own) throw badInput({ path: "ids", code: "field.invalid" });
    found.set(subgraph, [...(found.get(subgraph) ?? []), own]);
  }
  return found;
}

@Resolver()
export class OperationsResolver {
  @Query(() => Operations, {
    description: "How every part fares, and which events could not be applied. Needs `<subgraph>.operateEvents` in a state.",
  })
  async operations(@Ctx() ctx: RequestContext): Promise<Operations> {
    const names = partsWhere(ctx, (name) => ctx.viewer.citiesWhere(operatePermission(name)).length > 0);
    const [health, parked] = await Promise.all([askParts(names, "checkHealth", {}, ctx), askParts(names, "listParkedEvents", {}, ctx)]);
    const parkedEvents: ParkedEvent[] = parked.answers.flatMap(({ answer }) =>
      answer.events.map((event) => ({ ...event, id: idOf(event) })),
    );
    return {
      parts: names.map((name) => ({
        name,
        answers: !health.silent.includes(name),
        faults: health.answers.find((one) => one.subgraph === name)?.answer ?? [],
        parked: parked.answers.find((one) => one.subgraph === name)?.answer.total ?? 0,
      })),
      parkedEvents: parkedEvents.sort((a, b) => a.happenedAt.localeCompare(b.happenedAt)),
    };
  }

  @Mutation(() => Int, {
    description:
      "Has parked events tried again now, not at their next turn. Needs `<subgraph>.operateEvents` in a state. Answers how many.",
  })
  async retryParkedEvents(
    @Arg("ids", () => [ID], { description: "Which, 100 at most." }) ids: string[],
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    ctx.viewer.requireId();
    if (ids.length > MAX_RETRIES) throw badInput({ path: "ids", code: "field.tooMany", values: { max: MAX_RETRIES } });
    const wanted = [...bySubgraph(ids, ctx.subgraphs)];
    const tried = await Promise.all(wanted.map(([subgraph, own]) => askPart(subgraph, "retryParkedEvents", { ids: own }, ctx)));
    return tried.reduce((sum, one) => sum + one, 0);
  }
}
