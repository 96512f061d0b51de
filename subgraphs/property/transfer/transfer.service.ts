import { type CaseBehaviour, defineCaseService } from "@civicgraph/kit";
import { transferService as declared, manifest } from "../manifest.ts";
import { prepareTransfer } from "./prepare-transfer.ts";
import { requireNoDues } from "./require-no-dues.ts";
import { PropertyTransfer } from "./transfer.entity.ts";
import { FilePropertyTransferInput } from "./transfer.inputs.ts";
import { reckonTransferFee, transferTitle } from "./transfer-title.ts";

/** The transfer of title as a case. */
export const transferBehaviour: CaseBehaviour<PropertyTransfer, FilePropertyTransferInput> = {
  manifest: { ...manifest, service: declared },
  type: PropertyTransfer,
  fileInput: FilePropertyTransferInput,
  prepare: prepareTransfer,
  guards: {},
  guardSettings: [],
  slaHours: async () => declared.workflow.slaHours,
  fee: ({ feeReckoning }) => ({ lines: [{ head: "PT_MUTATION_FEE", amount: feeReckoning?.amount ?? 0 }] }),
  async beforeAction(one, action, ctx) {
    if (action === "APPROVE") await requireNoDues({ city: one.cityCode, number: one.propertyNumber }, "input.id", ctx);
  },
  async onAction(one, action, _input, tx, ctx) {
    if (action.code === "FORWARD") await reckonTransferFee(one, tx, ctx);
    if (action.code === "APPROVE") await transferTitle(one, tx, ctx);
  },
};

export const transferService = defineCaseService(transferBehaviour);
