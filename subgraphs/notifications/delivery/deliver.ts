import { randomUUID } from "node:crypto";
import { defineServiceCall, unavailable } from "@civicgraph/kit";
import { z } from "zod";
import { providerOf } from "../config.ts";

/** Sends one message now and keeps nothing of it: for one-time codes, which reach no table and no log. Who asked is told where it fails. */
export const deliver = defineServiceCall({
  input: z.object({
    channel: z.enum(["sms", "email"]),
    to: z.string().min(3).max(200),
    template: z.enum(["otp"]),
    locale: z.string().max(10),
    values: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
  }),
  output: z.object({ sent: z.literal(true) }),
  async handle({ channel, to, template, locale, values }, ctx) {
    const t = ctx.translate(locale);
    const message = {
      channel,
      to,
      subject: t(`message.${template}.title`, values),
      text: t(`message.${template}.body`, values),
      template,
      idempotencyKey: randomUUID(),
    };
    try {
      await providerOf(channel).send(message, ctx);
    } catch (error) {
      ctx.log.error({ channel, template, error: (error as Error)?.name }, "message was not taken by the provider");
      throw unavailable();
    }
    return { sent: true as const };
  },
});
