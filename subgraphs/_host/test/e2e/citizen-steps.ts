import { until } from "../support/graph.ts";
import { photoFromPhone, type Screen } from "../support/screen.ts";
import { acted, heading, link, press, textbox, words } from "./page-steps.ts";

// What a citizen does at the portal, each step ending when its result is on the screen.

const AMRITSAR = { en: "Amritsar", hi: "अमृतसर", ur: "امرتسر" };
const LANGUAGE = { en: "English", hi: "हिन्दी", ur: "اردو" };
export const NUMBER = /PB-ASR-PGR-\d{4}-\d\d-\d{6}/;

/** The first visit: language in its own script, then the city. */
export async function chooseLanguageAndCity(screen: Screen): Promise<void> {
  const { page, locale, t } = screen;
  await page.goto(new URL("/", screen.at("/")).href);
  await page.getByRole("main").getByRole("link", { name: LANGUAGE[locale] }).click();
  await heading(screen, t("welcome.title"));
  await page.getByRole("radio", { name: AMRITSAR[locale] }).check();
  await press(screen, t("common.continue"));
  await heading(screen, t("home.title"));
}

/** The code that the SMS to this number carries, read where the demo shows it. */
export async function readCode({ page }: Screen, mobile: string): Promise<string> {
  return until(async () => {
    const answer = await fetch(new URL(`/dev/messages?to=${mobile}`, page.url()), { headers: { accept: "application/json" } });
    const [latest] = (await answer.json()) as { text: string }[];
    return /\d{6}/.exec(latest?.text ?? "")?.[0];
  });
}

/** Signs in on the page that asks for the mobile number; a first visit is asked for the name. */
export async function enterMobileAndCode(screen: Screen, mobile: string, name?: string): Promise<void> {
  const { t } = screen;
  await heading(screen, t("signIn.title"));
  await textbox(screen, t("signIn.mobile")).fill(mobile);
  await press(screen, t("signIn.send"));
  await heading(screen, t("signIn.code.title"));
  await textbox(screen, t("signIn.code.label")).fill(await readCode(screen, mobile));
  await press(screen, t("signIn.title"));
  if (!name) return;
  await heading(screen, t("signIn.name.title"));
  await textbox(screen, t("signIn.name.label")).fill(name);
  await press(screen, t("common.continue"));
}

export async function signIn(screen: Screen, mobile: string, name?: string): Promise<void> {
  await screen.page.goto(screen.at("/"));
  await link(screen, screen.t("home.signIn")).click();
  await enterMobileAndCode(screen, mobile, name);
  await heading(screen, screen.t("home.title"));
}

export interface Answers {
  /** Words typed into the search, and the category chosen from what it finds, as it is called in this language. */
  category: { search: string; name: string };
  description: string;
  landmark: string;
}

/** From the home page to "check your answers": question by question; the place by GPS with JavaScript, by the list without. */
export async function answerQuestions(screen: Screen, answers: Answers): Promise<void> {
  const { page, t, s, javaScript } = screen;
  await page.goto(screen.at("/"));
  await page.getByRole("link", { name: s("service.callToAction") }).click();
  await heading(screen, s("form.category.title"));
  await page.getByRole("searchbox", { name: t("field.category.search") }).fill(answers.category.search);
  await press(screen, t("common.search"));
  await page.getByRole("radio", { name: answers.category.name, exact: true }).check();
  await press(screen, t("common.next"));

  await heading(screen, s("form.description.title"));
  await textbox(screen, s("form.description.label")).fill(answers.description);
  await press(screen, t("common.next"));

  await heading(screen, s("form.location.title"));
  if (javaScript) {
    await press(screen, t("field.point.find"));
    await page.getByText(t("field.point.kept")).waitFor();
    await press(screen, t("common.next"));
  } else await press(screen, t("filing.skip"));

  await heading(screen, s("form.place.title"));
  await page.getByRole("radio").first().check();
  await textbox(screen, s("form.landmark.label")).fill(answers.landmark);
  await press(screen, t("common.next"));

  await heading(screen, s("form.photos.title"));
  await page.getByLabel(t("field.photos.choose")).setInputFiles(await photoFromPhone());
  if (javaScript) await page.getByText(t("field.photos.ready.script").replace("#", "1")).waitFor();
  await press(screen, t("common.next"));
  await heading(screen, t("filing.check.title"));
}

/** Sends it, and answers the number on the screen. */
export async function sendFiling(screen: Screen): Promise<string> {
  await press(screen, screen.t("filing.check.send"));
  await heading(screen, screen.t("filing.done.title"));
  return NUMBER.exec(await words(screen))?.[0] ?? "";
}

/** Opens the case from the list of one's own. */
export async function openMyCase(screen: Screen, number: string): Promise<void> {
  await until(async () => {
    await screen.page.goto(screen.at("/cases"));
    return (await screen.page.getByRole("link", { name: number }).count()) > 0;
  });
  await screen.page.getByRole("link", { name: number }).click();
  await screen.page.getByRole("heading", { name: screen.t("case.story") }).waitFor();
}

export async function rate(screen: Screen, stars: number): Promise<void> {
  const { page, t, s } = screen;
  await link(screen, s("action.RATE")).click();
  await heading(screen, s("action.RATE"));
  await page
    .locator("label")
    .filter({ hasText: t("field.rating.star", { stars }) })
    .click();
  await press(screen, s("action.RATE"));
  await acted(screen, "RATE");
}
