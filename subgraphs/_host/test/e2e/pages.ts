import { globSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../start/config.ts";
import type { Screen } from "../support/screen.ts";
import { press } from "./page-steps.ts";

export type Reader = "stranger" | "citizen" | "gro" | "csr" | "admin";

/** A page as somebody sees it. */
export interface Visit {
  reader: Reader;
  path: string;
  /** What is done before it is looked at. */
  before?(screen: Screen): Promise<void>;
}

/** What stands in a path: ids of a complaint of the citizen's, of one that is resolved, of an employee; of an account with tax due, of payments of it that stand and are under way, of the clerk's counter. */
export interface Known {
  /** A property of the demo's roll, and a pack of rates. */
  property: string;
  pack: string;
  account: string;
  paid: string;
  underway: string;
  counter: string;
  case: string;
  resolved: string;
  gro: string;
}

const unfoldWhy = ({ page, t }: Screen) => page.getByText(t("pay.why")).click();
const payByCheque = ({ page, t }: Screen) => page.getByRole("radio", { name: t("pay.mode.CHEQUE") }).check();
const sendEmpty = (screen: Screen) => press(screen, screen.t("signIn.send"));

/** A home of two floors. */
export const ESTIMATE = new URLSearchParams({
  propertyType: "BUILTUP.INDEPENDENTPROPERTY",
  usage: "RESIDENTIAL",
  landArea: "200",
  units: "2",
  "units.0.floor": "0",
  "units.0.area": "120",
  "units.0.occupancy": "SELFOCCUPIED",
  "units.1.floor": "1",
  "units.1.area": "136",
  "units.1.occupancy": "SELFOCCUPIED",
  intent: "estimate",
}).toString();

/** Every page of the portal, by its file, and the states in which it looks different. A page that stands here nowhere fails the test. */
export const PAGES: Record<string, Visit[]> = {
  "(citizen)": [
    { reader: "stranger", path: "/" },
    { reader: "stranger", path: "/?q=garbage" },
    { reader: "citizen", path: "/" },
  ],
  "(citizen)/welcome": [{ reader: "stranger", path: "/welcome" }],
  "(citizen)/offline": [{ reader: "stranger", path: "/offline" }],
  "(citizen)/dev/messages": [{ reader: "stranger", path: "/dev/messages" }],
  "(officer)/officer/figures": [
    { reader: "admin", path: "/officer/figures" },
    { reader: "admin", path: "/officer/figures?service=complaints&period=year" },
    { reader: "csr", path: "/officer/figures" },
  ],
  "(officer)/officer/figures/[measure]": [{ reader: "admin", path: "/officer/figures/insights.filed?period=year&by=service" }],
  "(citizen)/sign-in": [
    { reader: "stranger", path: "/sign-in" },
    { reader: "stranger", path: "/sign-in", before: sendEmpty },
  ],
  "(citizen)/sign-in/employee": [{ reader: "stranger", path: "/sign-in/employee" }],
  "(citizen)/sign-in/code": [{ reader: "stranger", path: "/sign-in", before: askForCode }],
  // Between code and session only, and of the same form as the page of the code.
  "(citizen)/sign-in/name": [],
  "(citizen)/me": [
    { reader: "citizen", path: "/me" },
    { reader: "stranger", path: "/me" },
  ],
  "(citizen)/notifications": [{ reader: "citizen", path: "/notifications" }],
  "(citizen)/cases": [
    { reader: "citizen", path: "/cases" },
    { reader: "gro", path: "/cases" },
  ],
  "(citizen)/cases/[service]/[id]": [
    { reader: "citizen", path: "/cases/complaints/:case" },
    { reader: "citizen", path: "/cases/complaints/:resolved" },
    { reader: "citizen", path: "/cases/complaints/00000000-0000-7000-8000-000000000000" },
  ],
  "(citizen)/cases/[service]/[id]/filed": [{ reader: "citizen", path: "/cases/complaints/:case/filed" }],
  "(citizen)/cases/[service]/[id]/[action]": [
    { reader: "citizen", path: "/cases/complaints/:case/COMMENT" },
    { reader: "citizen", path: "/cases/complaints/:resolved/RATE" },
    { reader: "citizen", path: "/cases/complaints/:resolved/REOPEN" },
  ],
  "(citizen)/pay": [
    { reader: "citizen", path: "/pay" },
    { reader: "stranger", path: "/pay" },
  ],
  "(citizen)/tax": [
    { reader: "stranger", path: "/tax" },
    { reader: "citizen", path: "/tax" },
  ],
  "(citizen)/tax/estimate": [
    { reader: "stranger", path: "/tax/estimate" },
    { reader: "stranger", path: `/tax/estimate?${ESTIMATE}` },
    { reader: "stranger", path: "/tax/estimate?intent=estimate" },
  ],
  "(citizen)/tax/[property]": [{ reader: "admin", path: "/tax/:property" }],
  "(officer)/officer/properties": [
    { reader: "admin", path: "/officer/properties" },
    { reader: "admin", path: "/officer/properties?q=nothing" },
  ],
  "(officer)/officer/properties/[property]": [{ reader: "admin", path: "/officer/properties/:property" }],
  "(officer)/officer/rates": [{ reader: "admin", path: "/officer/rates" }],
  "(officer)/officer/rates/new": [{ reader: "admin", path: "/officer/rates/new" }],
  "(officer)/officer/rates/[pack]": [{ reader: "admin", path: "/officer/rates/:pack?compare=1" }],
  "(citizen)/pay/mine": [{ reader: "citizen", path: "/pay/mine" }],
  "(citizen)/pay/[account]": [{ reader: "citizen", path: "/pay/:account", before: unfoldWhy }],
  // Between the form and the provider only: the journey of money goes through it.
  "(citizen)/pay/away/[payment]": [],
  "(citizen)/pay/done/[payment]": [
    { reader: "citizen", path: "/pay/done/:paid" },
    { reader: "citizen", path: "/pay/done/:underway" },
  ],
  "(citizen)/verify": [{ reader: "stranger", path: "/verify?code=no.such.code" }],
  // A draft is there: going on with it, or starting again.
  "(citizen)/file/[service]": [{ reader: "citizen", path: "/file/complaints" }],
  "(citizen)/file/[service]/[page]": ["category", "description", "location", "place", "photos", "check-answers"].map((page) => ({
    reader: "citizen" as const,
    path: `/file/complaints/${page}`,
  })),
  "(officer)/officer": [
    { reader: "gro", path: "/officer" },
    { reader: "citizen", path: "/officer" },
  ],
  "(officer)/officer/cases/[service]/[id]": [
    { reader: "gro", path: "/officer/cases/complaints/:case" },
    { reader: "gro", path: "/officer/cases/complaints/:resolved" },
  ],
  "(officer)/officer/cases/[service]/[id]/[action]": ["ASSIGN", "REJECT"].map((action) => ({
    reader: "gro" as const,
    path: `/officer/cases/complaints/:case/${action}`,
  })),
  "(officer)/officer/cases/[service]/[id]/filed": [{ reader: "csr", path: "/officer/cases/complaints/:case/filed" }],
  "(officer)/officer/assign": [
    { reader: "gro", path: "/officer/assign" },
    { reader: "gro", path: "/officer/assign?case=complaints%3A:case" },
  ],
  "(officer)/officer/assign/done": [{ reader: "gro", path: "/officer/assign/done" }],
  "(officer)/officer/search": [
    { reader: "gro", path: "/officer/search" },
    { reader: "gro", path: "/officer/search?q=PB-ASR" },
    { reader: "gro", path: "/officer/search?q=nothing" },
  ],
  "(officer)/officer/new": [{ reader: "gro", path: "/officer/new" }],
  "(officer)/officer/new/[service]": [],
  "(officer)/officer/new/[service]/[page]": ["sheet", "check-answers"].map((page) => ({
    reader: "csr" as const,
    path: `/officer/new/complaints/${page}`,
  })),
  "(officer)/officer/people": [{ reader: "admin", path: "/officer/people" }],
  "(officer)/officer/people/new": [{ reader: "admin", path: "/officer/people/new" }],
  "(officer)/officer/people/[id]": [{ reader: "admin", path: "/officer/people/:gro" }],
  "(officer)/officer/people/[id]/[action]": ["deactivate", "password"].map((action) => ({
    reader: "admin" as const,
    path: `/officer/people/:gro/${action}`,
  })),
  "(officer)/officer/operations": [{ reader: "admin", path: "/officer/operations" }],
  "(officer)/officer/operations/messages": [{ reader: "admin", path: "/officer/operations/messages" }],
  "(officer)/officer/settings": [{ reader: "admin", path: "/officer/settings" }],
  "(officer)/officer/settings/[key]": [{ reader: "admin", path: "/officer/settings/complaints.reopenWindowHours" }],
  "(officer)/officer/cases/[service]/[id]/contact": [{ reader: "gro", path: "/officer/cases/complaints/:case/contact" }],
  "(officer)/officer/me/password": [{ reader: "gro", path: "/officer/me/password" }],
  "(officer)/officer/counter": [
    { reader: "csr", path: "/officer/counter" },
    { reader: "csr", path: "/officer/counter?q=PT" },
    { reader: "admin", path: "/officer/counter?q=nothing" },
  ],
  "(officer)/officer/counter/[account]": [{ reader: "csr", path: "/officer/counter/:account", before: payByCheque }],
  "(officer)/officer/counter/close": [{ reader: "csr", path: "/officer/counter/close" }],
  "(officer)/officer/counter/closed/[session]": [{ reader: "csr", path: "/officer/counter/closed/:counter" }],
  "(officer)/officer/payments/[payment]": [
    { reader: "csr", path: "/officer/payments/:paid?taken=1" },
    { reader: "admin", path: "/officer/payments/:underway" },
  ],
  "(officer)/officer/payments/[payment]/cancel": [{ reader: "admin", path: "/officer/payments/:paid/cancel" }],
  "(officer)/officer/books": [{ reader: "admin", path: "/officer/books" }],
  "(officer)/officer/books/suspense": [{ reader: "admin", path: "/officer/books/suspense" }],
  "(officer)/officer/books/suspense/[payment]": [{ reader: "admin", path: "/officer/books/suspense/:underway" }],
  "(officer)/officer/books/differences": [{ reader: "admin", path: "/officer/books/differences" }],
  "(officer)/officer/me": [{ reader: "gro", path: "/officer/me" }],
  "(officer)/officer/notifications": [{ reader: "gro", path: "/officer/notifications" }],
  developers: [{ reader: "stranger", path: "/developers" }],
  "not-found": [{ reader: "stranger", path: "/no-such-page" }],
};

async function askForCode(screen: Screen): Promise<void> {
  const { page, t } = screen;
  await page.getByRole("textbox", { name: t("signIn.mobile") }).fill(`9${Math.random().toString().slice(2, 11)}`);
  await press(screen, t("signIn.send"));
  await page.getByRole("heading", { level: 1, name: t("signIn.code.title") }).waitFor();
}

/** The pages that there are, by their folder. */
export const pageFolders = (): string[] =>
  globSync("**/page.tsx", { cwd: join(root, "portal/app/[locale]") })
    .map((file) => file.replaceAll("\\", "/").replace(/\/?page\.tsx$/, ""))
    .sort();
