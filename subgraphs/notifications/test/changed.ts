import type { Changed } from "../audience/audiences.ts";

export const FILER = "00000000-0000-4000-8000-000000000001";
export const LME = "00000000-0000-4000-8000-000000000002";
export const SUPERVISOR = "00000000-0000-4000-8000-000000000003";
export const CASE = "00000000-0000-4000-8000-00000000000c";

/** A case that was just filed, with these changes. */
export function changed(change: Partial<Changed> = {}, transition: Partial<Changed["transition"]> = {}): Changed {
  return {
    service: "complaints",
    typeName: "Complaint",
    id: CASE,
    version: 1,
    number: "PB-ASR-PGR-2026-27-000001",
    city: "pb.amritsar",
    department: "DEPT_1",
    ward: "B1",
    locality: "SUN04",
    category: "StreetLightNotWorking",
    channel: "web",
    state: "PENDINGFORASSIGNMENT",
    stateKind: "open",
    summary: { en: "Streetlight, Ajit Nagar", hi: "स्ट्रीट लाइट, अजीत नगर", ur: "سٹریٹ لائٹ، اجیت نگر" },
    filerId: FILER,
    assigneeIds: [],
    filedAt: "2026-11-24T06:00:00.000Z",
    dueAt: "2026-11-26T06:00:00.000Z",
    stateDueAt: null,
    closedAt: null,
    rating: null,
    escalationLevel: 0,
    ...change,
    transition: {
      action: "FILE",
      from: "",
      to: "PENDINGFORASSIGNMENT",
      at: "2026-11-24T06:00:00.000Z",
      actorId: FILER,
      actorKind: "citizen",
      previousAssigneeIds: [],
      internal: false,
      attachments: [],
      ...transition,
    },
  };
}
