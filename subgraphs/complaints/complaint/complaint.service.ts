import { type CaseBehaviour, defineCaseService } from "@civicgraph/kit";
import { categoryRows } from "../category/read-categories.ts";
import { manifest } from "../manifest.ts";
import { Complaint } from "./complaint.entity.ts";
import { FileComplaintInput } from "./complaint.inputs.ts";
import { withinReopenWindow } from "./complaint.policy.ts";
import { prepareComplaint } from "./prepare-complaint.ts";

/** The complaint as a case: what the kit cannot know from the manifest. */
export const complaintBehaviour: CaseBehaviour<Complaint, FileComplaintInput> = {
  manifest,
  type: Complaint,
  fileInput: FileComplaintInput,
  prepare: prepareComplaint,
  guards: { withinReopenWindow },
  guardSettings: ["complaints.reopenWindowHours"],
  async attachmentRequired(complaint, services) {
    const rows = await categoryRows(complaint.cityCode, services);
    return rows.find((row) => row.code === complaint.categoryCode)?.photo_required ?? false;
  },
  async slaHours(complaint, services) {
    const rows = await categoryRows(complaint.cityCode, services);
    return rows.find((row) => row.code === complaint.categoryCode)?.sla_hours ?? manifest.service.workflow.slaHours;
  },
  onAction(complaint, action, input) {
    if (action.code === "RATE") complaint.rating = input.rating as number;
    if (action.code === "REOPEN") complaint.rating = null;
  },
};

export const complaintService = defineCaseService(complaintBehaviour);
