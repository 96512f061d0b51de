import type { SubgraphServices } from "@civicgraph/kit";
import type { Channel } from "../audience/audiences.ts";

export interface Message {
  channel: Channel;
  /** Mobile number or e-mail address: never logged. */
  to: string;
  /** Of an e-mail. */
  subject: string;
  text: string;
  /** Which template it was made of: Indian operators want a registered id for each. */
  template: string;
  /** The same for the same message: a gateway that knows it sends once. */
  idempotencyKey: string;
}

/** Hands messages to whoever carries them. Resolves when the message was taken; throws `ProviderFault` where it was not. */
export interface MessageProvider {
  readonly name: string;
  send(message: Message, services: SubgraphServices): Promise<void>;
}

/** Why a message was not taken: a code that an operator can read, never a contact. `final`: trying again would not help. */
export class ProviderFault extends Error {
  constructor(
    readonly code: "NO_PROVIDER" | "ADDRESS_REFUSED" | "GATEWAY_REFUSED" | "GATEWAY_AWAY",
    readonly final = false,
  ) {
    super(code);
  }
}
