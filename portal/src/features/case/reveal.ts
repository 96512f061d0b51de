import { randomUUID } from "node:crypto";
import type { NextResponse } from "next/server";
import { readList } from "../../desk/inbox-ask.ts";
import { ask } from "../../graphql/ask.ts";
import { RevealContactMutation } from "../../graphql/documents/inbox.ts";
import { COOKIES } from "../../session/cookies.ts";
import type { FormPost } from "../../session/form-post.ts";
import { writeSealed } from "../../session/sealed.ts";

/** How long the contact may stand on the one page that shows it. */
const SECONDS = 60;

/** Shows a filer's contact to an officer for a reason. It travels to its page sealed in the browser, and is gone a minute later. */
export async function reveal({ params, text, see, retry, refused, locale, t }: FormPost): Promise<NextResponse> {
  const { service = "", id = "" } = params;
  const list = readList(text("list"));
  const page = `/officer/cases/${service}/${id}/contact${list ? `?${new URLSearchParams({ list })}` : ""}`;
  const reason = text("reason").slice(0, 500);
  if (!reason)
    return retry(page, {
      values: {},
      faults: [{ path: "reason", code: "field.required", message: t("form.fault.required", { label: t("reveal.reason") }) }],
    });
  try {
    const { revealContact: contact } = await ask(RevealContactMutation, { service, id, reason }, locale);
    const again = randomUUID().slice(0, 8);
    const response = see(`${page}${page.includes("?") ? "&" : "?"}again=${again}`);
    writeSealed(response, COOKIES.flash, { id: again, values: { contact }, faults: [], message: null }, SECONDS);
    return response;
  } catch (error) {
    return refused(error, page, { reason });
  }
}
