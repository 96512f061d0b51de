import { defineServiceCall, notFound, type RequestContext } from "@civicgraph/kit";
import { z } from "zod";

const contact = z.object({
  id: z.string(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  locale: z.string(),
});
type Contact = z.infer<typeof contact>;

/** One message goes to a hall full of people at most. */
const MAX_PEOPLE = 500;

async function contactsBy(ids: readonly string[], ctx: RequestContext): Promise<Contact[]> {
  const read = (table: "citizen" | "employee") => {
    const query = ctx.db.selectFrom(table).select(["id", "name", "mobile", "email", "locale"]).where("id", "in", ids);
    // Who no longer works here is no longer written to.
    return (table === "employee" ? query.where("active", "=", true) : query).execute() as Promise<Contact[]>;
  };
  return ids.length === 0 ? [] : (await Promise.all([read("citizen"), read("employee")])).flat();
}

/** How to reach one person, citizen or employee. Only for subgraphs, by their service token; never served on the graph. */
export const contactOf = defineServiceCall({
  input: z.object({ personId: z.uuid() }),
  output: contact,
  // A partner hears of nobody but the citizen who is asking it.
  forPartners: ({ personId }, _partner, { viewer }) => viewer.isCitizen && viewer.id === personId,
  async handle({ personId }, ctx) {
    const [one] = await contactsBy([personId], ctx);
    if (!one) throw notFound();
    return one;
  },
});

/** How to reach several people at once; whoever is unknown or no longer works here is left out. */
export const contacts = defineServiceCall({
  input: z.object({ personIds: z.array(z.uuid()).max(MAX_PEOPLE) }),
  output: z.object({ contacts: z.array(contact) }),
  handle: async ({ personIds }, ctx) => ({ contacts: await contactsBy([...new Set(personIds)], ctx) }),
});
