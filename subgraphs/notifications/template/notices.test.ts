import { readdirSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "@civicgraph/kit";
import { describe, expect, test } from "vitest";
import { ROUTES } from "../audience/audiences.ts";
import { chooseTemplate } from "./choose-template.ts";
import { knowledgeOf, OWN_BUNDLES } from "./knowledge.ts";
import type { NoticeFacts } from "./notice-facts.ts";
import { renderMessage, renderNotice } from "./render-notice.ts";

const facts: NoticeFacts = {
  audience: "filer",
  action: "FILE",
  state: "PENDINGFORASSIGNMENT",
  stateKind: "open",
  service: "complaints",
  city: "pb.amritsar",
  number: "PB-ASR-PGR-2026-27-000001",
  summary: { en: "Streetlight, Ajit Nagar", hi: "स्ट्रीट लाइट, अजीत नगर" },
  dueAt: new Date("2026-11-25T20:00:00Z"),
  rating: null,
};
const cities = [{ code: "pb.amritsar", names: { en: "Amritsar", hi: "अमृतसर", ur: "امرتسر" }, timeZone: "Asia/Kolkata" }];
const messages = {
  en: { label: "Complaints", "state.PENDINGFORASSIGNMENT": "Waiting", "state.LICKED": "Licked" },
  hi: { label: "शिकायतें", "state.PENDINGFORASSIGNMENT": "प्रतीक्षा में", "state.LICKED": "चाटा गया" },
};
const knowledge = knowledgeOf([{ id: "complaints", labelKey: "label", messages }], cities);

describe("the template of a notice", () => {
  const ours = {
    "notice.filer.any.title": "",
    "notice.filer.any.body": "",
    "notice.filer.FILE.title": "",
    "notice.filer.FILE.body": "",
    "notice.filer.to.done.title": "",
    "notice.filer.to.done.body": "",
  };
  const choose = (change: Partial<NoticeFacts>, service = {}) => chooseTemplate({ ...facts, ...change }, service, ours);

  test("is the action's, else the kind of state's, else any", () => {
    expect(choose({})).toEqual({ key: "notice.filer.FILE", from: "ours" });
    expect(choose({ action: "LICK", stateKind: "done" })).toEqual({ key: "notice.filer.to.done", from: "ours" });
    expect(choose({ action: "LICK" })).toEqual({ key: "notice.filer.any", from: "ours" });
  });

  test("is the service's own where it brings one of the same kind; the action's says more than a general one", () => {
    const general = { "notice.filer.any.title": "", "notice.filer.any.body": "" };
    const own = { ...general, "notice.filer.FILE.title": "", "notice.filer.FILE.body": "" };
    expect(choose({}, own)).toEqual({ key: "notice.filer.FILE", from: "service" });
    expect(choose({}, general)).toEqual({ key: "notice.filer.FILE", from: "ours" });
    expect(choose({ action: "LICK" }, general)).toEqual({ key: "notice.filer.any", from: "service" });
  });

  test("needs a title and a body: half a template is none", () => {
    expect(choose({}, { "notice.filer.FILE.title": "" })).toEqual({ key: "notice.filer.FILE", from: "ours" });
  });

  test("exists for every audience, whatever a plugin calls its actions", () => {
    for (const { audience } of ROUTES)
      expect(chooseTemplate({ audience, action: "LICK", stateKind: "open" }, {}, OWN_BUNDLES.en ?? {}).from).toBe("ours");
  });
});

describe("the sentence", () => {
  test("is in the reader's language, with the day on the city's own clock", () => {
    expect(renderNotice(facts, "en", knowledge)).toEqual({
      title: "Received: Streetlight, Ajit Nagar",
      body: "Your number is PB-ASR-PGR-2026-27-000001. We aim to be done by 26 November 2026.",
    });
    expect(renderNotice(facts, "hi", knowledge).title).toContain("स्ट्रीट लाइट, अजीत नगर");
  });

  test("says nothing of a day where none is promised", () => {
    expect(renderNotice({ ...facts, dueAt: null }, "en", knowledge).body).toBe("Your number is PB-ASR-PGR-2026-27-000001.");
  });

  test("names a state as its service does, and an action nobody has a text for by the state", () => {
    expect(renderNotice({ ...facts, action: "LICK", state: "LICKED" }, "hi", knowledge).title).toContain("चाटा गया");
  });

  test("stands although service and city are not known yet", () => {
    const nothing = knowledgeOf([], []);
    expect(renderNotice({ ...facts, action: "LICK" }, "en", nothing).body).toContain("PENDINGFORASSIGNMENT");
    expect(renderMessage(facts, "sms", "en", nothing).text).toContain("pb.amritsar");
  });

  test("of a message is signed by the city", () => {
    expect(renderMessage(facts, "sms", "ur", knowledge).text).toContain("امرتسر");
    expect(renderMessage(facts, "email", "en", knowledge)).toEqual({
      subject: "Received: Streetlight, Ajit Nagar",
      text: "Your number is PB-ASR-PGR-2026-27-000001. We aim to be done by 26 November 2026.\n\nAmritsar",
    });
  });

  test("of every template exists in every language, fills in everything, and leaves no brace", () => {
    expect(readdirSync(join(import.meta.dirname, "../locales")).sort()).toEqual(LOCALES.map((one) => `${one}.json`).sort());
    const keys = Object.keys(OWN_BUNDLES.en ?? {});
    for (const locale of LOCALES) {
      expect(Object.keys(OWN_BUNDLES[locale] ?? {}).sort()).toEqual([...keys].sort());
      for (const key of keys.filter((one) => one.startsWith("notice.") && one.endsWith(".title"))) {
        const [, audience = "", action = "", kind] = key.split(".");
        const made = {
          ...facts,
          audience: audience as NoticeFacts["audience"],
          action: action === "to" ? "LICK" : action,
          stateKind: kind ?? "open",
          rating: 4,
        };
        const { title, body } = renderNotice(made, locale, knowledge);
        expect(title, `${locale} ${key}`).not.toMatch(/[{}]|^$/);
        expect(body, `${locale} ${key}`).not.toMatch(/[{}]|^$/);
        if (locale !== "en") expect(body).not.toBe(renderNotice(made, "en", knowledge).body);
      }
    }
  });
});
