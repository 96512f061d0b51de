import { globSync, statSync } from "node:fs";
import { request } from "node:http";
import { basename, join } from "node:path";
import { base } from "./screens.config.ts";

// What a phone downloads for the citizen's home: `tsx portal/measure-home.ts` before a running city (PORTAL_URL by environment).

export interface Weight {
  /** Bytes as sent, compressed. */
  html: number;
  css: number;
  /** Every script that a current browser loads with the page. */
  script: number;
  /** Every font file of the build, by the name it has in the sources. */
  fonts: Record<string, number>;
}

/** What the page may weigh at most (decimal kilobytes): readable and usable from HTML and CSS alone, before any script runs. */
export const BUDGET = { htmlAndCss: 60_000, script: 145_000, font: 60_000 } as const;

/** Nastaliq's joining rules alone are as heavy as any other font (fonts/README.md). */
const HEAVIER: Record<string, number> = { "noto-nastaliq-urdu-400": 92_000 };
export const fontBudget = (name: string): number => HEAVIER[name] ?? BUDGET.font;

interface Answer {
  bytes: number;
  text: string;
}

/** Fetches as a browser does, counting what comes over the wire. */
function download(url: string, cookie: string): Promise<Answer> {
  return new Promise((done, fail) => {
    request(url, { headers: { "accept-encoding": "gzip", accept: "text/html,*/*", cookie } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", fail);
      response.on("end", async () => {
        if (response.statusCode !== 200) return fail(new Error(`${url} answered ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const text = response.headers["content-encoding"] === "gzip" ? await new Response(gunzip(body)).text() : body.toString();
        done({ bytes: body.length, text });
      });
    })
      .on("error", fail)
      .end();
  });
}

const gunzip = (body: Buffer) => new Blob([new Uint8Array(body)]).stream().pipeThrough(new DecompressionStream("gzip"));

export async function measureHome(portalUrl: string, locale = "en", city = "pb.amritsar"): Promise<Weight> {
  const cookie = `cg_city=${city}`;
  const page = await download(`${portalUrl}/${locale}`, cookie);
  const tags = page.text.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&");
  const addresses = (wanted: (tag: string) => boolean, name: string) => [
    ...new Set(tags.filter(wanted).flatMap((tag) => attribute(tag, name) ?? [])),
  ];
  const scripts = addresses((tag) => tag.startsWith("<script") && !/\bnomodule\b/i.test(tag), "src");
  const styles = addresses((tag) => attribute(tag, "rel") === "stylesheet", "href");
  const weigh = async (paths: string[]) =>
    (await Promise.all(paths.map((path) => download(new URL(path, portalUrl).href, cookie)))).reduce((sum, one) => sum + one.bytes, 0);
  const files = globSync(join(import.meta.dirname, ".next/static/media/*.woff2"));
  return {
    html: page.bytes,
    css: await weigh(styles),
    script: await weigh(scripts),
    fonts: Object.fromEntries(files.map((file) => [basename(file).split(".")[0] ?? "", statSync(file).size])),
  };
}

if (import.meta.main) {
  const kB = (bytes: number, budget: number) => `${(bytes / 1000).toFixed(1)} kB of ${budget / 1000}`;
  const weights = await Promise.all(["en", "hi", "ur"].map(async (locale) => [locale, await measureHome(base, locale)] as const));
  for (const [locale, { html, css, script }] of weights)
    console.log(`${locale}: HTML and CSS ${kB(html + css, BUDGET.htmlAndCss)}, JavaScript ${kB(script, BUDGET.script)}`);
  for (const [name, size] of Object.entries(weights[0]?.[1].fonts ?? {})) console.log(`${name}: ${kB(size, fontBudget(name))}`);
}
