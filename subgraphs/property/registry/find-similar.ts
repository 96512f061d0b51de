import type { Tx } from "@civicgraph/kit";
import type { Particulars } from "./particulars.ts";

type Place = Pick<Particulars, "addressKey" | "localityCode" | "ownerKeys">;

export interface SimilarProperty {
  id: string;
  number: string;
  same_address: boolean;
  same_owner: boolean;
}

const LIMIT = 20;

/** Properties at the same address, or of the same owner in the same locality: the same twice, perhaps. Those of both come first. */
export async function findSimilar(query: Tx["query"], city: string, place: Place, except: string): Promise<SimilarProperty[]> {
  return query<SimilarProperty>(
    `select id, number, address_key = ? as same_address, owner_keys && ?::text[] as same_owner from property
     where city = ? and status = 'ACTIVE' and locality_code is not distinct from ? and (address_key = ? or owner_keys && ?::text[]) and id <> ?
     order by (address_key = ?) and (owner_keys && ?::text[]) desc, (address_key = ?) desc, number limit ${LIMIT}`,
    [
      place.addressKey,
      place.ownerKeys,
      city,
      place.localityCode,
      place.addressKey,
      place.ownerKeys,
      except,
      place.addressKey,
      place.ownerKeys,
      place.addressKey,
    ],
  );
}

/** The property that this one is already: at the same address, of one of the same owners. */
export async function findDuplicate(query: Tx["query"], city: string, place: Place, except: string): Promise<SimilarProperty | null> {
  return (await findSimilar(query, city, place, except)).find((one) => one.same_address && one.same_owner) ?? null;
}
