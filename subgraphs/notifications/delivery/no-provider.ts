import { type MessageProvider, ProviderFault } from "./message-provider.ts";

/** A city without a gateway: every message fails where an operator sees it, instead of vanishing. */
export const noProvider: MessageProvider = {
  name: "none",
  async send() {
    throw new ProviderFault("NO_PROVIDER");
  },
};
