import type { SubgraphServices } from "@civicgraph/kit";
import { readConfig } from "../config.ts";
import { diskStore } from "./disk-store.ts";
import type { ObjectStore } from "./object-store.ts";
import { s3Store } from "./s3-store.ts";

/** The store of this installation, as its settings say; opened once. */
export const storeOf = (services: Pick<SubgraphServices, "once">): ObjectStore =>
  services.once("store", () => {
    const { s3, filesFolder } = readConfig();
    return s3 ? s3Store(s3) : diskStore(filesFolder);
  });
