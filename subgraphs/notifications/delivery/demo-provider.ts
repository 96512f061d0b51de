import type { MessageProvider } from "./message-provider.ts";

/** Demo: nothing leaves the machine; `/dev/messages` shows what would have been sent. */
export const demoProvider: MessageProvider = {
  name: "demo",
  async send({ channel, to, subject, text }, services) {
    const body = channel === "email" ? `${subject}\n\n${text}` : text;
    await services.db.insertInto("demo_message").values({ recipient: to, channel, body, at: services.now() }).execute();
  },
};
