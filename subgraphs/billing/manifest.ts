import { accountSettled, cityChanged, demandRaised, paymentChanged, serviceRegistered } from "@civicgraph/events";
import { defineService } from "@civicgraph/plugin-sdk";

const accounts = ["ACCOUNTS_OFFICER", "CITY_ADMIN"];

export const manifest = defineService({
  name: "billing",
  version: "0.1.0",
  permissions: [
    { code: "billing.read", description: "See accounts, bills, payments and receipts of the city.", roles: ["CEMP", ...accounts] },
    { code: "billing.demand", description: "Open accounts and raise or correct demands.", roles: accounts },
    { code: "billing.collect", description: "Open a counter, take payments, give receipts, close the counter.", roles: ["CEMP"] },
    { code: "billing.reverse", description: "Cancel a payment or record a dishonoured cheque, with a reason.", roles: accounts },
    { code: "billing.reconcile", description: "Remit, solve suspense, compare with the providers, close the day.", roles: accounts },
    { code: "billing.configure", description: "Say how a service bills: heads, rules, modes.", roles: ["CITY_ADMIN", "STATE_ADMIN"] },
  ],
  settings: [
    {
      key: "billing.wrongGuessesPerHour",
      description:
        "Wrong pairs of number and name within an hour, for one number or from one client, after which bills are not found any more.",
      default: 20,
      min: 3,
      max: 10_000,
    },
    {
      key: "billing.suspenseDays",
      description: "Days within which a payment in suspense is to be set against a bill or paid back.",
      default: 7,
      min: 1,
      max: 90,
    },
    {
      key: "billing.locksPerHour",
      description: "Amounts that may be locked in an hour for one account: a link that many hold cannot fill the table.",
      default: 60,
      min: 5,
      max: 10_000,
    },
  ],
  emits: [accountSettled.type, demandRaised.type, paymentChanged.type],
  consumes: [cityChanged.type, serviceRegistered.type],
});
