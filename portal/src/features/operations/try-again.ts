import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { RetryDeliveriesMutation, RetryParkedEventsMutation } from "../../graphql/documents/operations.ts";
import type { FormPost } from "../../session/form-post.ts";
import { pageRequest } from "../../session/request.ts";

const idsOf = ({ form }: FormPost): string[] => form.getAll("ids").filter((one): one is string => typeof one === "string");

/** The events that were ticked, now instead of at their next turn. */
export async function retryParked(post: FormPost): Promise<NextResponse> {
  const ids = idsOf(post);
  const here = "/officer/operations";
  if (ids.length === 0) return post.retry(here, { values: {}, message: post.t("operations.pick.none") });
  try {
    const { retryParkedEvents } = await ask(RetryParkedEventsMutation, { ids }, post.locale);
    return post.see(`${here}?tried=${retryParkedEvents}`);
  } catch (error) {
    return post.refused(error, here, {});
  }
}

/** The messages that were ticked, once more. */
export async function retryDeliveries(post: FormPost): Promise<NextResponse> {
  const ids = idsOf(post);
  const state = post.text("state");
  const here = `/officer/operations/messages${state ? `?${new URLSearchParams({ state })}` : ""}`;
  const { city } = await pageRequest();
  if (!city) return post.see("/welcome");
  if (ids.length === 0) return post.retry(here, { values: {}, message: post.t("operations.pick.none") });
  try {
    const { retryDeliveries: tried } = await ask(RetryDeliveriesMutation, { city, ids }, post.locale);
    return post.see(`/officer/operations/messages?tried=${tried}`);
  } catch (error) {
    return post.refused(error, here, {});
  }
}
