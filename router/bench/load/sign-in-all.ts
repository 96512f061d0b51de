import { cityCodes } from "../city/bench-cities.ts";
import type { GraphClient } from "./graph-client.ts";
import { Session } from "./session.ts";

/** The officers of one city who move complaints on. */
export interface Hall {
  city: string;
  officer: Session;
  worker: Session;
  workerId: string;
  categories: string[];
  localities: string[];
}

export interface Crowd {
  halls: Hall[];
  citizens: Session[];
}

const MASTERS = `query ($city: ID!) {
  complaintCategories(city: $city) { code photoRequired }
  city(code: $city) { localities(first: 100) { code } }
}`;
interface Masters {
  complaintCategories: { code: string; photoRequired: boolean }[];
  city: { localities: { code: string }[] } | null;
}

/** Signs everyone in as people do: officers by password, citizens by the code sent to their phone. */
export async function signInAll(client: GraphClient, password: string, vus: number): Promise<Crowd> {
  const halls: Hall[] = [];
  for (const city of cityCodes) {
    const officer = await Session.employee(client, `gro@${city}`, password);
    const worker = await Session.employee(client, `lme@${city}`, password);
    const me = await client.send<{ me: { id: string } }>("{ me { id } }", {}, await worker.token());
    const masters = await client.send<Masters>(MASTERS, { city }, null);
    if (!me.data || !masters.data?.city) throw new Error(`${city} is not ready: ${me.code ?? masters.code}`);
    halls.push({
      city,
      officer,
      worker,
      workerId: me.data.me.id,
      categories: masters.data.complaintCategories.filter((one) => !one.photoRequired).map((one) => one.code),
      localities: masters.data.city.localities.map((one) => one.code),
    });
  }
  const citizens: Session[] = [];
  const round = Math.floor(Math.random() * 1_000_000);
  for (let index = 0; index < vus; index++) {
    const mobile = `7${String(round).padStart(6, "0")}${String(index).padStart(3, "0")}`;
    const address = `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    citizens.push(await Session.citizen(client, mobile, cityCodes[index % cityCodes.length] as string, address));
  }
  return { halls, citizens };
}
