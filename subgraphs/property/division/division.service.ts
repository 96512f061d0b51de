import { type CaseBehaviour, defineCaseService } from "@civicgraph/kit";
import { divisionService as declared, manifest } from "../manifest.ts";
import { requireNoDues } from "../transfer/require-no-dues.ts";
import { approveDivision } from "./approve-division.ts";
import { PropertyDivision } from "./division.entity.ts";
import { FilePropertyDivisionInput } from "./division.inputs.ts";
import { prepareDivision } from "./prepare-division.ts";

/** Bifurcation and amalgamation as a case. */
export const divisionBehaviour: CaseBehaviour<PropertyDivision, FilePropertyDivisionInput> = {
  manifest: { ...manifest, service: declared },
  type: PropertyDivision,
  fileInput: FilePropertyDivisionInput,
  prepare: prepareDivision,
  guards: {},
  guardSettings: [],
  slaHours: async () => declared.workflow.slaHours,
  async beforeAction(one, action, ctx) {
    if (action !== "APPROVE") return;
    for (const number of one.propertyNumbers) await requireNoDues({ city: one.cityCode, number }, "input.id", ctx);
  },
  async onAction(one, action, _input, tx, ctx) {
    if (action.code === "APPROVE") await approveDivision(one, tx, ctx);
  },
};

export const divisionService = defineCaseService(divisionBehaviour);
