import { badInput, type CaseBehaviour, defineCaseService, knownBoundary, LOCALES } from "@civicgraph/kit";
import { addDays, dayInCity, isDay } from "@civicgraph/kit/calendar/day";
import { manifest } from "../manifest.ts";
import { FilePetRegistrationInput } from "./file-pet.input.ts";
import { PetRegistration } from "./pet.entity.ts";
import { canRenew, nextYear } from "./term.ts";

/** What the platform cannot know from the manifest. */
export const petBehaviour: CaseBehaviour<PetRegistration, FilePetRegistrationInput> = {
  manifest,
  type: PetRegistration,
  fileInput: FilePetRegistrationInput,
  guardSettings: ["pet-registration.reminderDays"],
  guards: {
    renewable: ({ validTo }, now, settings) =>
      canRenew(validTo, dayInCity(now), Number(settings["pet-registration.reminderDays"])) ? null : { key: "pet.renewalNotOpen" },
  },
  slaHours: async () => manifest.service.workflow.slaHours,

  async prepare(input, ctx) {
    const { animal, petName, breed, sex, ageMonths, vaccinatedOn, vaccinationNumber, address } = input;
    const today = dayInCity(ctx.now());
    if (!isDay(vaccinatedOn) || vaccinatedOn > today || vaccinatedOn < addDays(today, -365))
      throw badInput({ path: "input.vaccinatedOn", code: "pet.vaccination" });
    const place = await knownBoundary(ctx, input.city, input.locality);
    if (place?.type !== "LOCALITY") throw badInput({ path: "input.locality", code: "field.unknown" });
    return {
      department: null,
      wardCode: place.ward,
      localityCode: place.code,
      categoryCode: null,
      slaHours: manifest.service.workflow.slaHours,
      summaryTexts: Object.fromEntries(
        LOCALES.map((locale) => [locale, ctx.translate(locale)(`summary.${animal}`, { name: petName.trim() })]),
      ),
      own: {
        animal,
        petName: petName.trim(),
        breed: breed.trim(),
        sex,
        ageMonths,
        vaccinatedOn,
        vaccinationNumber: vaccinationNumber.trim(),
        address: address.trim(),
        validFrom: null,
        validTo: null,
        reminded: false,
      },
    };
  },

  async fee(one, services) {
    const rupees = await services.setting<number>(`pet-registration.${one.validTo ? "renewalFee" : "newFee"}`, one.cityCode);
    return { lines: [{ head: "PTR_FEE", amount: rupees * 100 }] };
  },

  certificate: ({ number, filerName, validFrom, validTo, petName, animal, breed, vaccinationNumber }, services) =>
    validFrom === null
      ? null
      : {
          number,
          holder: filerName ?? "",
          validFrom,
          validTo,
          facts: [
            { label: "form.petName.label", value: petName },
            {
              label: "form.animal.label",
              value: Object.fromEntries(LOCALES.map((locale) => [locale, services.translate(locale)(`animal.${animal}`)])),
            },
            { label: "form.breed.label", value: breed },
            { label: "form.vaccinationNumber.label", value: vaccinationNumber },
          ],
        },

  onAction(one, { code }, input, _tx, ctx) {
    if (code === "RENEW") one.vaccinationNumber = String(input.vaccinationNumber).trim();
    if (code === "PAY") Object.assign(one, { ...nextYear(one.validTo, dayInCity(ctx.now())), reminded: false });
    if (code === "REMIND") one.reminded = true;
  },
};

export const petService = defineCaseService(petBehaviour);
