import {
  boundariesChanged,
  caseChanged,
  categoriesChanged,
  cityChanged,
  demandRaised,
  employeeChanged,
  paymentChanged,
  serviceRegistered,
} from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";
import { overviewMeasures } from "./overview.measures.ts";

export const manifest = defineService({
  name: "insights",
  version: "0.1.0",
  permissions: [
    {
      code: "insights.readAll",
      description: "See the figures of every service, in one's departments and wards.",
      roles: ["CITY_ADMIN", "STATE_ADMIN"],
    },
    { code: "insights.readMoney", description: "See what every service demands and collects.", roles: ["ACCOUNTS_OFFICER"] },
    {
      code: "insights.readDepartment",
      description: "See the figures of the services that one reads, in one's departments and wards.",
      roles: ["GRO", "DGRO", "PGR_VIEWER", "PT_APPROVER", "TL_APPROVER"],
    },
    { code: "insights.readTeam", description: "See the figures of the people who report to one.", roles: ["SUPERVISOR"] },
    { code: "insights.setTargets", description: "Say what is to be reached in a year.", roles: ["CITY_ADMIN", "STATE_ADMIN"] },
    { code: "insights.rebuild", description: "Have all figures reckoned anew from what happened.", roles: ["STATE_ADMIN"] },
  ],
  settings: [
    {
      key: "insights.publicThreshold",
      description: "In public figures a group of fewer cases than this is not shown, so that nobody is recognised in it.",
      default: 5,
      min: 2,
      max: 1000,
    },
  ],
  emits: [],
  consumes: [
    caseChanged.type,
    paymentChanged.type,
    demandRaised.type,
    serviceRegistered.type,
    categoriesChanged.type,
    employeeChanged.type,
    cityChanged.type,
    boundariesChanged.type,
  ],
  measures: overviewMeasures,
});
