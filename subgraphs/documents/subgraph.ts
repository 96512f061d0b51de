import { defineSubgraph, isUuid } from "@civicgraph/kit";
import { knownCities } from "@civicgraph/kit/projections/known-cities";
import multipart from "@fastify/multipart";
import { attachedCases } from "./attachment/attached-cases.ts";
import { CertificateResolver } from "./certificate/certificate.resolver.ts";
import { certificateRoutes } from "./certificate/certificate.route.ts";
import { CertifiedCase } from "./certificate/certificate.type.ts";
import { issueCertificate, revokeCertificates } from "./certificate/issue-certificate.ts";
import { readConfig } from "./config.ts";
import { DocumentResolver } from "./document/document.resolver.ts";
import { Document } from "./document/document.type.ts";
import { documentsById } from "./document/read-documents.ts";
import { fileRoute } from "./file/file.route.ts";
import { replyRefusal } from "./http/reply-refusal.ts";
import { manifest } from "./manifest.ts";
import { Migration20261124_initial } from "./migrations/20261124-initial.ts";
import { Migration20261202_certificate } from "./migrations/20261202-certificate.ts";
import { Migration20261205_open_upload } from "./migrations/20261205-open-upload.ts";
import { Migration20261206_retention } from "./migrations/20261206-retention.ts";
import { retentionCron } from "./retention/retention.cron.ts";
import { scannerOf } from "./scan/open-scanner.ts";
import { storeOf } from "./storage/open-store.ts";
import { sweepCron } from "./sweep/sweep.cron.ts";
import { checkReceipt } from "./upload/check-receipt.ts";
import { resumableRoutes } from "./upload/resumable.route.ts";
import { pictureTaker } from "./upload/take-picture.ts";
import { uploadRoute } from "./upload/upload.route.ts";

export default defineSubgraph({
  manifest,
  folder: import.meta.dirname,
  entities: [],
  resolvers: [CertificateResolver, DocumentResolver],
  orphanedTypes: [CertifiedCase, Document],
  migrations: [Migration20261124_initial, Migration20261202_certificate, Migration20261205_open_upload, Migration20261206_retention],
  references: {
    // The key alone: what a reader may see of a case's papers is checked with the papers.
    Case: async (keys) => keys.map((key) => (isUuid(key.id) ? Object.assign(new CertifiedCase(), { id: key.id }) : null)),
    Document: (keys, ctx) =>
      documentsById(
        keys.map((key) => String(key.id)),
        ctx,
      ),
  },
  serviceCalls: { checkReceipt, issueCertificate, revokeCertificates },
  consumers: [attachedCases, knownCities],
  cron: [sweepCron, retentionCron],
  async routes(app, services) {
    const { filesFolder, publicUrl } = readConfig();
    const store = storeOf(services);
    app.setErrorHandler((error, request, reply) => replyRefusal(error, request, reply, services));
    await app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 1024, parts: 6, headerPairs: 50 } });
    const wiring = { files: filesFolder, take: pictureTaker(store, scannerOf(services)), contextOf: services.contextOf };
    uploadRoute(app, wiring);
    resumableRoutes(app, wiring);
    fileRoute(app, { store, services });
    certificateRoutes(app, { services, store, publicUrl });
  },
  async health(services) {
    const scanner = scannerOf(services);
    return { files: await storeOf(services).fault(), ...(scanner ? { scanner: await scanner.fault() } : {}) };
  },
});
