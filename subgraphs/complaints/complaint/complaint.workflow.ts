import type { Workflow } from "@civicgraph/plugin-sdk";

const forAssignment = ["PENDINGFORASSIGNMENT", "PENDINGFORREASSIGNMENT"];
const closed = ["RESOLVED", "REJECTED"];
const open = [...forAssignment, "PENDINGATLME", "PENDINGATSUPERVISOR"];
const assignee = { permission: "complaints.resolve", sameDepartment: true };

/** DIGIT's PGR with its gaps closed: escalation, one rating, a window for reopening that also ends. */
export const complaintWorkflow: Workflow = {
  initial: "PENDINGFORASSIGNMENT",
  slaHours: 120,
  calendar: "always",
  retentionYears: 7,
  states: [
    { code: "PENDINGFORASSIGNMENT", kind: "open", slaHours: 24 },
    { code: "PENDINGFORREASSIGNMENT", kind: "open", slaHours: 24 },
    { code: "PENDINGATLME", kind: "open", slaHours: 72 },
    { code: "PENDINGATSUPERVISOR", kind: "open", slaHours: 48 },
    { code: "RESOLVED", kind: "done" },
    { code: "REJECTED", kind: "refused" },
    { code: "CLOSEDAFTERRESOLUTION", kind: "final" },
    { code: "CLOSEDAFTERREJECTION", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "PENDINGFORASSIGNMENT", by: ["filer"] },
    {
      code: "ASSIGN",
      from: forAssignment,
      to: "PENDINGATLME",
      by: ["permitted"],
      permission: "complaints.assign",
      needs: { assignee, comment: "optional" },
    },
    // Whoever it was escalated to may do what nobody did before them.
    { code: "ASSIGN", from: forAssignment, to: "PENDINGATLME", by: ["assignee"], needs: { assignee, comment: "optional" } },
    {
      code: "ASSIGN",
      from: ["PENDINGATSUPERVISOR"],
      to: "PENDINGATLME",
      by: ["assignee"],
      permission: "complaints.supervise",
      needs: { assignee, comment: "optional" },
    },
    {
      code: "REJECT",
      from: forAssignment,
      to: "REJECTED",
      by: ["permitted"],
      permission: "complaints.reject",
      needs: { comment: "required" },
      unassigns: true,
    },
    {
      code: "RESOLVE",
      from: ["PENDINGATLME"],
      to: "RESOLVED",
      by: ["assignee"],
      permission: "complaints.resolve",
      needs: { comment: "required", attachments: "byCategory" },
    },
    {
      code: "RESOLVE",
      from: ["PENDINGATSUPERVISOR"],
      to: "RESOLVED",
      by: ["assignee"],
      permission: "complaints.supervise",
      needs: { comment: "required", attachments: "byCategory" },
    },
    {
      code: "REASSIGN",
      from: ["PENDINGATLME"],
      to: "PENDINGFORREASSIGNMENT",
      by: ["assignee"],
      permission: "complaints.resolve",
      needs: { comment: "required" },
      unassigns: true,
    },
    {
      code: "ESCALATE",
      from: ["PENDINGFORASSIGNMENT", "PENDINGFORREASSIGNMENT", "PENDINGATLME", "PENDINGATSUPERVISOR"],
      by: ["system"],
      to: {
        PENDINGFORASSIGNMENT: "PENDINGFORASSIGNMENT",
        PENDINGFORREASSIGNMENT: "PENDINGFORREASSIGNMENT",
        PENDINGATLME: "PENDINGATSUPERVISOR",
        PENDINGATSUPERVISOR: "PENDINGATSUPERVISOR",
      },
      automatic: { when: "stateOverdue" },
      escalates: { maxLevels: 3 },
    },
    {
      code: "RATE",
      from: closed,
      to: { RESOLVED: "CLOSEDAFTERRESOLUTION", REJECTED: "CLOSEDAFTERREJECTION" },
      by: ["filer"],
      needs: { fields: [{ name: "rating", type: "integer", required: true, min: 1, max: 5 }], comment: "optional" },
    },
    {
      code: "REOPEN",
      from: closed,
      to: "PENDINGFORASSIGNMENT",
      by: ["filer", "permitted"],
      permission: "complaints.reopen",
      guard: "withinReopenWindow",
      needs: { comment: "required", attachments: "optional" },
      unassigns: true,
      restartsClock: true,
    },
    {
      code: "CLOSE",
      from: closed,
      to: { RESOLVED: "CLOSEDAFTERRESOLUTION", REJECTED: "CLOSEDAFTERREJECTION" },
      by: ["system"],
      automatic: { afterHoursSetting: "complaints.reopenWindowHours" },
    },
    {
      code: "COMMENT",
      from: open,
      to: "same",
      by: ["filer", "permitted"],
      permission: "complaints.comment",
      needs: { comment: "required", attachments: "optional" },
    },
  ],
};
