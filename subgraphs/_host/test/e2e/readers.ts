import type { Browser, BrowserContext } from "playwright-core";
import { COOKIES } from "../../../../portal/src/session/cookies.ts";
import { type Client, type Graph, newMobile } from "../support/graph.ts";
import { openScreen } from "../support/screen.ts";
import { chooseLanguageAndCity, signIn } from "./citizen-steps.ts";
import { COMPLAINT, fileComplaint, resolveComplaint } from "./file-cases.ts";
import { beginPayment, counterOf, propertyWithTax, takeInCash } from "./money-steps.ts";
import { signInAsEmployee } from "./officer-steps.ts";
import type { Known, Reader } from "./pages.ts";

export type Storage = Awaited<ReturnType<BrowserContext["storageState"]>>;

const idOf = async (client: Client) => (await client.must<{ me: { id: string } }>("{ me { id } }")).me.id;

/** A browser's storage for each kind of reader, and a citizen with a complaint, a resolved one and one half filled in. */
export async function readersOf(
  browser: Browser,
  { graph, portalUrl }: { graph: Graph; portalUrl: string },
): Promise<{ storages: Record<Reader, Storage>; known: Known }> {
  const phone = await openScreen(browser, portalUrl, { javaScript: false });
  await chooseLanguageAndCity(phone);
  const stranger = await phone.context.storageState();
  await signIn(phone, newMobile(), "Harpreet Kaur");
  const citizen = await phone.context.storageState();
  await phone.context.close();

  const own = graph.stranger(citizen.cookies.find((cookie) => cookie.name === COOKIES.access)?.value);
  const gro = await graph.employee("gro@pb.amritsar");
  const clerk = await graph.employee("csr@pb.amritsar");
  const { account } = await propertyWithTax(graph, await idOf(own));
  const underway = await beginPayment(own, account);
  const office = await graph.employee("admin@pb.amritsar");
  const roll = await office.must<{ properties: { nodes: { id: string }[] }; taxRulePacks: { id: string }[] }>(
    `query ($city: ID!) { properties(city: $city, filter: { number: "PT-ASR-000101" }) { nodes { id } } taxRulePacks(city: $city) { id } }`,
    { city: COMPLAINT.city },
  );
  const known = {
    property: roll.properties.nodes[0]?.id ?? "",
    pack: roll.taxRulePacks[0]?.id ?? "",
    account,
    underway,
    paid: await takeInCash(clerk, account),
    counter: await counterOf(clerk),
    case: (await fileComplaint(own)).id,
    resolved: (await fileComplaint(own)).id,
    gro: await idOf(gro),
  };
  await resolveComplaint(graph, known.resolved);
  await own.must('mutation ($city: ID!, $data: JSON!) { saveDraft(service: "complaints", city: $city, data: $data) { updatedAt } }', {
    city: COMPLAINT.city,
    data: { id: crypto.randomUUID(), answers: { category: COMPLAINT.category, description: COMPLAINT.description }, labels: {} },
  });

  const employee = async (username: string) => {
    const desk = await openScreen(browser, portalUrl, { javaScript: false, storage: stranger });
    await signInAsEmployee(desk, `${username}@pb.amritsar`);
    await desk.page.getByRole("heading", { level: 1, name: desk.t("desk.inbox") }).waitFor();
    const storage = await desk.context.storageState();
    await desk.context.close();
    return storage;
  };
  return {
    storages: { stranger, citizen, gro: await employee("gro"), csr: await employee("csr"), admin: await employee("admin") },
    known,
  };
}
