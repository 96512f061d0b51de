import { badInput, type CaseBehaviour, defineCaseService, knownBoundary, LOCALES } from "@civicgraph/kit";
import { addDays, dayInCity } from "@civicgraph/kit/calendar/day";
import { manifest } from "../manifest.ts";
import { SamplePermit } from "./application.entity.ts";
import { FileSamplePermitInput } from "./file-application.input.ts";

/** What the platform cannot know from the manifest. */
const behaviour: CaseBehaviour<SamplePermit, FileSamplePermitInput> = {
  manifest,
  type: SamplePermit,
  fileInput: FileSamplePermitInput,
  guards: {},
  guardSettings: [],
  slaHours: async () => manifest.service.workflow.slaHours,

  /** Checks what was filed, and answers what is stored. */
  async prepare(input, ctx) {
    const place = await knownBoundary(ctx, input.city, input.locality);
    if (place?.type !== "LOCALITY") throw badInput({ path: "input.locality", code: "field.unknown" });
    const purpose = input.purpose.trim();
    return {
      department: null,
      wardCode: place.ward,
      localityCode: place.code,
      categoryCode: null,
      slaHours: manifest.service.workflow.slaHours,
      // One line for lists and messages, without anything personal.
      summaryTexts: Object.fromEntries(LOCALES.map((locale) => [locale, ctx.translate(locale)("summary", { days: input.days })])),
      own: { purpose, days: input.days, validFrom: null },
    };
  },

  /** By head of the manifest, in whole paise. */
  async fee(one, services) {
    return { lines: [{ head: "SAMPLE_PERMIT_FEE", amount: (await services.setting<number>("sample-permit.fee", one.cityCode)) * 100 }] };
  },

  certificate({ number, filerName, validFrom, purpose, days }) {
    if (validFrom === null) return null;
    return {
      number,
      holder: filerName ?? "",
      validFrom,
      validTo: addDays(validFrom, days - 1),
      facts: [{ label: "form.purpose.label", value: purpose }],
    };
  },

  /** The service's own effect of an action, in its transaction. */
  onAction(one, action, _input, _tx, ctx) {
    if (action.code === "PAY") one.validFrom = dayInCity(ctx.now());
  },
};

export const applicationService = defineCaseService(behaviour);
