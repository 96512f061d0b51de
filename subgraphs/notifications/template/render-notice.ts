import { localizedText } from "@civicgraph/kit";
import { chooseTemplate } from "./choose-template.ts";
import type { Knowledge } from "./knowledge.ts";
import type { NoticeFacts } from "./notice-facts.ts";

export interface RenderedNotice {
  title: string;
  body: string;
}

/** Made once for each language and clock: making one costs as much as the rest of a message. */
const days = new Map<string, Intl.DateTimeFormat>();

/** A day as people write it there, on the city's own clock. */
function dayOf(at: Date, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  // As India writes it, Urdu too with the digits of the rest of the message.
  const format = days.get(key) ?? new Intl.DateTimeFormat(`${locale}-IN-u-nu-latn`, { dateStyle: "long", timeZone });
  days.set(key, format);
  return format.format(at);
}

/** The sentence of a notice in one language. Pure. */
export function renderNotice(facts: NoticeFacts, locale: string, knowledge: Knowledge): RenderedNotice {
  const service = knowledge.services.get(facts.service);
  const city = knowledge.cities.get(facts.city);
  const { key, from } = chooseTemplate(facts, service?.texts ?? {}, knowledge.ours.texts);
  const t = from === "service" && service ? service.translate(locale) : knowledge.ours.translate(locale);
  const stateKey = `state.${facts.state}`;
  const values = {
    number: facts.number,
    summary: localizedText(facts.summary, locale),
    service: service?.label(locale) ?? facts.service,
    city: localizedText(city?.names, locale) || facts.city,
    state: service?.texts[stateKey] === undefined ? facts.state : service.translate(locale)(stateKey),
    due: facts.dueAt ? dayOf(facts.dueAt, locale, city?.timeZone ?? "Asia/Kolkata") : "",
    hasDue: facts.dueAt ? "yes" : "no",
    rating: facts.rating ?? 0,
  };
  return { title: t(`${key}.title`, values).trim(), body: t(`${key}.body`, values).trim() };
}

export interface RenderedMessage {
  subject: string;
  text: string;
}

/** A notice as an SMS or an e-mail: signed by the city, as a message stands alone. */
export function renderMessage(facts: NoticeFacts, channel: "sms" | "email", locale: string, knowledge: Knowledge): RenderedMessage {
  const notice = renderNotice(facts, locale, knowledge);
  const city = localizedText(knowledge.cities.get(facts.city)?.names, locale) || facts.city;
  return { subject: notice.title, text: knowledge.ours.translate(locale)(`frame.${channel}`, { ...notice, city }) };
}
