import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { base, demoPassword, graph } from "./screens.config.ts";

/** What the citizen's pictures show: two complaints, one of them mended, a third half filled in. */
export interface Story {
  storage: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
  /** Paths of the page after filing and of the two cases, without the language. */
  filed: string;
  open: string;
  mended: string;
}

export const press = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).first().click();
  await page.waitForLoadState();
};

/** A picture that looks like a street at dusk, or the same with its lamp burning. */
const picture = (lit: boolean) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
      <rect width="1200" height="900" fill="#27364f"/><path d="M0 620h1200v280H0z" fill="#3b3a3d"/><path d="M560 640l80 0 90 260H470z" fill="#58565a"/>
      <path d="M80 640V260h230v380zM880 640V320h240v320z" fill="#1a2438"/><path d="M420 660V210q0-40 40-40h70" stroke="#0e1422" stroke-width="16" fill="none"/>
      ${lit ? '<circle cx="540" cy="190" r="150" fill="#ffe9a8" opacity=".35"/><circle cx="540" cy="182" r="34" fill="#fff3c9"/>' : '<circle cx="540" cy="182" r="30" fill="#0e1422"/>'}
    </svg>`),
  )
    .jpeg()
    .toBuffer();

/** Files a street light, by the pages alone and without JavaScript, as they promise; answers the path that the portal ends on. */
async function file(page: Page, text: string, photo: Buffer | null): Promise<string> {
  await press(page, "button[value=next]");
  await page.fill("textarea", text);
  await press(page, "button[value=next]");
  await press(page, "button[value=next]");
  await page.locator("input[name=locality]").nth(2).check();
  await page.fill("input[name=landmark]", "Opposite the temple");
  await press(page, "button[value=next]");
  if (photo) await page.locator("input[type=file]").first().setInputFiles({ name: "light.jpg", mimeType: "image/jpeg", buffer: photo });
  await press(page, "button[value=next]");
  await press(page, "button[value=send]");
  return new URL(page.url()).pathname.replace(/^\/en/, "");
}

export async function tellStory(browser: Browser): Promise<Story> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const mobile = `98${String(Date.now()).slice(-8)}`;
  await page.goto(`${base}/en/welcome`);
  await page.check('input[value="pb.amritsar"]');
  await press(page, "main form button[type=submit]");
  await page.goto(`${base}/en/file/complaints?category=StreetLightNotWorking`);
  await page.fill("#field-mobile", mobile);
  await press(page, "main form button[type=submit]");
  const answer = await fetch(`${base}/dev/messages?to=${mobile}`, { headers: { accept: "application/json" } });
  const [message] = (await answer.json()) as { text: string }[];
  await page.fill("#field-code", /\d{6}/.exec(message?.text ?? "")?.[0] ?? "");
  await press(page, "main form button[type=submit]");
  await page.fill("#field-name", "Harpreet Kaur");
  await press(page, "main form button[type=submit]");
  const dark = "The street light outside the temple has been dark for two weeks. The lane is not safe at night.";
  const mended = (await file(page, dark, await picture(false))).replace(/\/filed$/, "");
  await mend(mended.split("/").at(-1) ?? "");
  await page.goto(`${base}/en/file/complaints?category=StreetLightNotWorking`);
  const filed = await file(page, "Another light, at the corner of the school, burns day and night.", null);
  // A third one, left on its way.
  await page.goto(`${base}/en/file/complaints/category?category=BurningOfGarbage`);
  await press(page, "button[value=next]");
  await page.fill("textarea", "Leaves and plastic are burnt beside the park every morning.");
  await press(page, "button[value=next]");
  const storage = await context.storageState();
  await context.close();
  return { storage, filed, open: filed.replace(/\/filed$/, ""), mended };
}

async function ask<T>(query: string, variables: object, token?: string): Promise<T> {
  const response = await fetch(`${graph}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(`${query.slice(0, 60)}: ${errors[0]?.message}`);
  return data;
}

/** The city's side: looked at, assigned, mended with a photo. */
async function mend(id: string): Promise<void> {
  const signIn = "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken } }";
  const enter = async (username: string) =>
    (await ask<{ signIn: { accessToken: string } }>(signIn, { username, password: demoPassword })).signIn.accessToken;
  const act = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { id } }";
  const gro = await enter("gro@pb.amritsar");
  const lme = await enter("lme@pb.amritsar");
  const { me } = await ask<{ me: { id: string } }>("{ me { id } }", {}, lme);
  await ask(
    'mutation ($id: ID!) { revealContact(service: "complaints", id: $id, reason: "To ask which of the two lamps it is") { mobile } }',
    { id },
    gro,
  );
  await ask(act, { input: { id, action: "ASSIGN", assignee: me.id, comment: "Please see to it before the weekend." } }, gro);
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(await picture(true))]), "mended.jpg");
  const upload = await fetch(`${graph}/upload`, { method: "POST", headers: { authorization: `Bearer ${lme}` }, body });
  const receipt = ((await upload.json()) as { id: string }).id;
  await ask(act, { input: { id, action: "RESOLVE", comment: "New lamp fitted, the cable renewed.", attachments: [receipt] } }, lme);
}
