import { boundariesChanged, cityChanged, contactRevealed, employeeChanged, sessionRevoked } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

export const manifest = defineService({
  name: "identity",
  version: "0.1.0",
  permissions: [
    {
      code: "identity.employees.read",
      description: "See the employees of the city with roles and contact.",
      roles: ["CITY_ADMIN", "STATE_ADMIN", "GRO", "SUPERVISOR"],
    },
    {
      code: "identity.employees.manage",
      description: "Create, change, deactivate employees of the city.",
      roles: ["CITY_ADMIN", "STATE_ADMIN"],
    },
  ],
  settings: [
    {
      key: "identity.codesPerNumberPerHour",
      scope: "platform",
      description: "One-time codes sent to one mobile number in an hour.",
      default: 5,
      min: 1,
      max: 100,
    },
    {
      key: "identity.codesPerAddressPerHour",
      scope: "platform",
      description: "One-time codes asked for from one network address in an hour. A whole office may share one.",
      default: 60,
      min: 1,
      max: 10_000,
    },
    {
      key: "identity.failedSignInsPerAddress",
      scope: "platform",
      description: "Wrong passwords from one network address within 15 minutes that lock it for as long. A whole office may share one.",
      default: 100,
      min: 5,
      max: 10_000,
    },
  ],
  emits: [employeeChanged.type, sessionRevoked.type],
  consumes: [contactRevealed.type, cityChanged.type, boundariesChanged.type],
});
