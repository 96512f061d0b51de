import { defineServiceCall, type Job, localizedText, unavailable } from "@civicgraph/kit";
import { z } from "zod";
import { messageProvider } from "../config.ts";

/** Sends one message now and keeps nothing of it: for one-time codes, which must reach no table and no log. */
export const deliver = defineServiceCall({
  input: z.object({
    channel: z.enum(["sms", "email"]),
    to: z.string().max(200),
    template: z.string().max(60),
    locale: z.string().max(10),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  output: z.object({ sent: z.literal(true) }),
  async handle({ channel, to, template, locale, values }, ctx) {
    const text = ctx.translate(locale)(`message.${template}`, values);
    await ctx
      .transact((tx) => messageProvider().send({ channel, to, text }, tx))
      .catch((error: unknown) => {
        ctx.log.error({ reason: error instanceof Error ? error.message : "unknown" }, "message was not taken by the provider");
        throw unavailable();
      });
    return { sent: true as const };
  },
});

interface DeliveryRow {
  id: string;
  channel: "sms" | "email";
  state: string;
  attempts: number;
  person_id: string;
  template: string;
  params: Record<string, string>;
  summary: Record<string, string>;
  case_number: string;
}

interface Contact {
  mobile: string | null;
  email: string | null;
  locale: string;
}

const GIVE_UP_AFTER = 10;

/** Sends a delivery: asks identity where to, hands it to the provider, writes down what became of it. Throws to be tried again. */
export const send: Job = async (payload, services) => {
  const id = String(payload.delivery);
  const row = (await services.db
    .selectFrom("delivery")
    .innerJoin("notification", "notification.id", "delivery.notification_id")
    .select([
      "delivery.id",
      "delivery.channel",
      "delivery.state",
      "delivery.attempts",
      "person_id",
      "template",
      "params",
      "summary",
      "case_number",
    ])
    .where("delivery.id", "=", id)
    .executeTakeFirst()) as DeliveryRow | undefined;
  if (!row || row.state === "sent" || row.state === "no_address") return;
  try {
    const contact = await services.call<Contact>("identity", "contactOf", { personId: row.person_id });
    const to = row.channel === "sms" ? contact.mobile : contact.email;
    if (!to) {
      await services.transact((tx) => tx.query("update delivery set state = 'no_address', settled_at = now() where id = ?", [id]));
      return;
    }
    const t = services.translate(contact.locale);
    const text = `${t(`notice.${row.template}`, row.params)} ${localizedText(row.summary, contact.locale)} (${row.case_number})`;
    await services.transact(async (tx) => {
      // Locked, so that a job that runs twice sends once.
      const [still] = await tx.query("select 1 from delivery where id = ? and state <> 'sent' for update", [id]);
      if (!still) return;
      await messageProvider().send({ channel: row.channel, to, text }, tx);
      await tx.query("update delivery set state = 'sent', attempts = attempts + 1, error = null, settled_at = now() where id = ?", [id]);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    const last = row.attempts + 1 >= GIVE_UP_AFTER;
    await services.transact((tx) =>
      tx.query("update delivery set state = ?, attempts = attempts + 1, error = ? where id = ?", [
        last ? "given_up" : "failed",
        reason,
        id,
      ]),
    );
    if (!last) throw error;
  }
};
