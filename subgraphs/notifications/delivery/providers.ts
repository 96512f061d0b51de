import type { Tx } from "@civicgraph/kit";

export interface Message {
  channel: "sms" | "email";
  to: string;
  text: string;
}

/** Hands a message to whoever sends it. Throws where it was not taken: the job tries again. */
export interface MessageProvider {
  send(message: Message, tx: Tx): Promise<void>;
}

/** Demo: nothing leaves the machine; `/dev/messages` shows what would have been sent. */
export const demoProvider: MessageProvider = {
  async send({ channel, to, text }, tx) {
    await tx.query("insert into demo_message (recipient, channel, body) values (?, ?, ?)", [to, channel, text]);
  },
};

/** A production city without a gateway: every message fails visibly instead of vanishing. */
export const noProvider: MessageProvider = {
  async send({ channel }) {
    throw new Error(`no ${channel} provider is configured`);
  },
};
