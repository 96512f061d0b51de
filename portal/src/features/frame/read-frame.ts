import { cache } from "react";
import { ask } from "../../graphql/ask.ts";
import { type FrameData, FrameQuery } from "../../graphql/documents/frame.ts";
import type { Locale } from "../../messages/locales.ts";
import { pageRequest } from "../../session/request.ts";

/** Names around a page are not worth a longer wait than this. */
const PATIENCE_MS = 5000;

export interface Frame {
  me: FrameData["me"] | null;
  city: FrameData["city"];
  unread: number;
}

/** What every frame shows. Once a request, however many ask; a graph that is away leaves a frame without names, never no page. */
export const readFrame = cache(async (locale: Locale): Promise<Frame> => {
  const { city, signedIn } = await pageRequest();
  try {
    const data = await ask(FrameQuery, { city: city ?? "", inCity: city !== null, signedIn }, locale, {
      partial: true,
      patienceMs: PATIENCE_MS,
    });
    return { me: data.me ?? null, city: data.city ?? null, unread: data.notifications?.unreadCount ?? 0 };
  } catch {
    return { me: null, city: null, unread: 0 };
  }
});
