import type { SubgraphServices } from "@civicgraph/kit";
import { readConfig } from "../config.ts";
import { clamd } from "./clamd.ts";
import type { Scanner } from "./scanner.ts";

/** The scanner of this installation; null where none is set. */
export const scannerOf = (services: Pick<SubgraphServices, "once">): Scanner | null =>
  services.once("scanner", () => {
    const { clamdAddress } = readConfig();
    return clamdAddress === null ? null : clamd(clamdAddress);
  });
