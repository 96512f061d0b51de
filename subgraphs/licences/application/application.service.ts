import { badInput, type CaseBehaviour, defineCaseService } from "@civicgraph/kit";
import { expireLicence, remindHolder } from "../licence/end-licence.ts";
import { cancelLicence, issueLicence } from "../licence/issue-licence.ts";
import { licenceCertificate } from "../licence/licence-certificate.ts";
import { manifest } from "../manifest.ts";
import { LicenceApplication } from "./application.entity.ts";
import { FileLicenceApplicationInput } from "./application.inputs.ts";
import { prepareApplication } from "./prepare-application.ts";

const CHECKS = ["placeAsStated", "tradesAsStated", "fireExitsFree"];

/** What an approver puts on the fee or takes off it, with the reason that the bill and the applicant's page state. */
function adjustFee(one: LicenceApplication, rupees: unknown, reason: unknown): void {
  const adhoc = typeof rupees === "number" ? rupees * 100 : 0;
  if (adhoc !== 0 && typeof reason !== "string") throw badInput({ path: "input.adhocReason", code: "field.required" });
  if (one.reckoned.amount + adhoc < 0) throw badInput({ path: "input.adhocRupees", code: "licences.moreThanTheFee" });
  one.adhoc = String(adhoc);
  one.adhocReason = adhoc !== 0 && typeof reason === "string" ? reason.trim() : null;
}

/** The licence as a case: what the kit cannot know from the manifest. */
export const applicationBehaviour: CaseBehaviour<LicenceApplication, FileLicenceApplicationInput> = {
  manifest,
  type: LicenceApplication,
  fileInput: FileLicenceApplicationInput,
  prepare: prepareApplication,
  guards: { current: ({ current }) => (current ? null : { key: "licences.notCurrent" }) },
  guardSettings: [],
  slaHours: async () => manifest.service.workflow.slaHours,
  fee(one) {
    const adhoc = Number(one.adhoc);
    const lines = [{ head: one.kind === "NEW" ? "TL_TAX" : "TL_RENEWAL_TAX", amount: one.reckoned.amount }];
    if (adhoc !== 0) lines.push({ head: adhoc > 0 ? "TL_ADHOC_PENALTY" : "TL_ADHOC_REBATE", amount: adhoc });
    return one.termStart ? { lines, periodDay: one.termStart } : { lines };
  },
  certificate: licenceCertificate,
  async onAction(one, action, input, tx, ctx) {
    switch (action.code) {
      case "FORWARD":
        one.checklist = Object.fromEntries(CHECKS.map((check) => [check, String(input[check])]));
        break;
      case "APPROVE":
        adjustFee(one, input.adhocRupees, input.adhocReason);
        break;
      case "PAY":
        await issueLicence(one, tx, ctx);
        break;
      case "CANCEL":
        await cancelLicence(one, tx);
        break;
      case "EXPIRE":
        await expireLicence(one, tx);
        break;
      case "REMIND":
        await remindHolder(one, tx, ctx);
        break;
    }
  },
};

export const applicationService = defineCaseService(applicationBehaviour);
