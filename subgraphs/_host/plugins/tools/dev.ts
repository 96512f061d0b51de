import { watch } from "node:fs";
import { type Desk, offerIn } from "./desk.ts";
import { addPlugin, CheckFailed, removePlugin, upgradePlugin } from "./operate.ts";
import { readSource } from "./read-source.ts";
import { reportText } from "./report-text.ts";

/** Saving a file is several events; an editor is done after so long. */
const QUIET_MS = 200;

/** Joins a folder to the city, puts it in anew whenever a file of it changes, and takes it out when it is left. What fails leaves the version before. `left`: Ctrl-C, which ends what is under way first. */
export async function followPlugin(desk: Desk, folder: string, left: Promise<void>, city?: string): Promise<void> {
  const yes = { approve: async () => true, dev: true };
  const { manifest, folder: place } = await readSource(folder, desk.config.env, true);
  const { name } = manifest;
  const known = (await desk.plugins()).find((one) => one.name === name);
  if (known && known.origin.kind !== "dev") throw new Error(`${name} is there by plugin:add; take that out first`);
  const put = async () => {
    const began = Date.now();
    const there = (await desk.plugins()).some((one) => one.name === name);
    try {
      await (there ? upgradePlugin : addPlugin)(desk, folder, yes);
      desk.say(`${name} is joined (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      console.error(error instanceof CheckFailed ? reportText(error.report) : error);
    }
  };
  await put();
  const joined = (await desk.plugins()).find((one) => one.name === name);
  if (city && joined) desk.say((await offerIn(desk, joined, city)) ? `${city} offers it` : `there is no city ${city}`);
  desk.say(`following ${place}; Ctrl-C takes it out`);
  let timer: NodeJS.Timeout | null = null;
  let work = Promise.resolve();
  const watcher = watch(place ?? folder, { recursive: true }, (_event, file) => {
    if (file && /(^|\/)(node_modules|\.git)(\/|$)/.test(file)) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      desk.say(`${file} has changed`);
      work = work.then(put);
    }, QUIET_MS);
  });
  await left;
  watcher.close();
  await work;
  desk.say(`what it held: ${await removePlugin(desk, name)}`);
}
