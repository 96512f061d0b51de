import { defineSubgraph } from "@civicgraph/kit";
import { knownCities } from "@civicgraph/kit/projections/known-cities";
import { AccountResolver } from "./account/account.resolver.ts";
import { forgetGuesses } from "./account/count-guesses.ts";
import { accountsById } from "./account/find-account.ts";
import { BillResolver } from "./bill/bill.resolver.ts";
import { BilledCase, BilledCaseResolver } from "./case/case.resolver.ts";
import { readConfig } from "./config.ts";
import { CounterResolver } from "./counter/counter.resolver.ts";
import { DemandResolver } from "./demand/demand.resolver.ts";
import { billingRoutes } from "./http/routes.ts";
import { LedgerResolver } from "./ledger/ledger.resolver.ts";
import { manifest } from "./manifest.ts";
import { billingMasterData } from "./master/import/import-billing.ts";
import { MasterResolver } from "./master/master.resolver.ts";
import { registeredFees } from "./master/registered-fees.ts";
import { Migration20261126_initial } from "./migrations/20261126-initial.ts";
import { Migration20261128_searchAndGuesses } from "./migrations/20261128-search-and-guesses.ts";
import { Migration20261129_derivation } from "./migrations/20261129-derivation.ts";
import { OnlineResolver } from "./online/online.resolver.ts";
import { reconcile } from "./online/reconcile.ts";
import { ParityResolver } from "./parity/parity.resolver.ts";
import { PaymentResolver } from "./payment/payment.resolver.ts";
import { ReceiptResolver } from "./receipt/receipt.resolver.ts";
import { seedAccounts } from "./seed/demo-accounts.ts";
import { seedMasters } from "./seed/seed-masters.ts";
import { dueOfCase, duesOf, handOverAccount, openAccountCall, raiseDemandCall } from "./service-calls.ts";
import { SuspenseResolver } from "./suspense/suspense.resolver.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [
    AccountResolver,
    BillResolver,
    BilledCaseResolver,
    CounterResolver,
    DemandResolver,
    LedgerResolver,
    MasterResolver,
    OnlineResolver,
    ParityResolver,
    PaymentResolver,
    ReceiptResolver,
    SuspenseResolver,
  ],
  orphanedTypes: [BilledCase],
  migrations: [Migration20261126_initial, Migration20261128_searchAndGuesses, Migration20261129_derivation],
  references: {
    // Only the key comes back: what a case owes is read, and the reader's right to it checked, where it is asked for.
    BillingAccount: (keys, ctx) =>
      accountsById(
        keys.map((key) => String(key.id)),
        ctx,
      ),
    Case: async (keys) => keys.map((key) => ({ __typename: "Case", id: String(key.id) })),
  },
  consumers: [knownCities, registeredFees],
  serviceCalls: { openAccount: openAccountCall, raiseDemand: raiseDemandCall, duesOf, dueOfCase, handOverAccount },
  cron: [
    { name: "reconcile-payments", pattern: "* * * * *", run: async (services) => void (await reconcile(services, readConfig())) },
    { name: "forget-guesses", pattern: "17 * * * *", run: forgetGuesses },
  ],
  routes: billingRoutes,
  masterData: billingMasterData,
  async seed(services) {
    await seedMasters(services);
    await seedAccounts(services);
  },
});
