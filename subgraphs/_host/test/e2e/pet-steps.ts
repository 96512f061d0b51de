import { randomUUID } from "node:crypto";
import { type Client, type Graph, until } from "../support/graph.ts";
import { photoFromPhone } from "../support/screen.ts";
import { counterOf } from "./money-steps.ts";

// What people do with registrations of pets, by the graph.

export const PETS = "pet-registration";

export interface Pet {
  id: string;
  number: string;
  version: number;
  state: { code: string };
  validFrom: string | null;
  validTo: string | null;
  certificates: { number: string; standing: string; validTo: string | null; pdf: string | null }[];
  actions: { code: string; allowed: boolean; why: { code: string } | null }[];
}

const PET =
  "id number version state { code } validFrom validTo certificates { number standing validTo pdf } actions { code allowed why { code } }";
const today = () => new Date().toISOString().slice(0, 10);

export async function filePet(citizen: Client, petName = "Moti"): Promise<Pet> {
  const paper = await citizen.upload((await photoFromPhone()).buffer);
  const input = {
    city: "pb.amritsar",
    animal: "DOG",
    petName,
    breed: "Gaddi",
    sex: "MALE",
    ageMonths: 26,
    vaccinatedOn: today(),
    vaccinationNumber: "AR-2026-118",
    locality: "SUN04",
    address: "4 Lawrence Road",
    attachments: [paper],
  };
  const { filed } = await citizen.must<{ filed: Pet }>(
    `mutation ($input: FilePetRegistrationInput!) { filed: filePetRegistration(input: $input) { ${PET} } }`,
    { input },
  );
  return filed;
}

export const actOnPet = (who: Client, id: string, action: string, more: Record<string, unknown> = {}) =>
  who.ask<{ done: Pet }>(`mutation ($input: ActOnPetRegistrationInput!) { done: actOnPetRegistration(input: $input) { ${PET} } }`, {
    input: { id, action, ...more },
  });

export const readPet = async (who: Client, id: string): Promise<Pet> =>
  (await who.must<{ pet: Pet }>(`query ($id: ID!) { pet: petRegistration(id: $id) { ${PET} } }`, { id })).pet;

/** The clerk takes the whole fee of a case at the counter. */
export async function payFee(graph: Graph, caseId: string): Promise<void> {
  const clerk = await graph.employee("csr@pb.amritsar");
  const sessionId = await counterOf(clerk);
  const due = await until(async () => {
    const { bill } = await clerk.must<{ bill: { total: number } | null }>("query ($id: ID!) { bill(account: $id) { total } }", {
      id: caseId,
    });
    return bill?.total;
  });
  await clerk.must("mutation ($input: TakePaymentInput!) { takePayment(input: $input) { id } }", {
    input: { id: randomUUID(), sessionId, accountId: caseId, amount: due, mode: "CASH", payerName: "Harpreet Kaur" },
  });
}

/** Makes the service live in Amritsar and gives the roles of its officers to who has worked there before. */
export async function openPets(graph: Graph): Promise<void> {
  const admin = await graph.employee("admin@pb.amritsar");
  await admin.must('mutation ($service: ID!) { setServiceLive(city: "pb.amritsar", service: $service, live: true) { code } }', {
    service: PETS,
  });
  const { employees } = await admin.must<{ employees: { nodes: { id: string; username: string }[] } }>(
    '{ employees(city: "pb.amritsar", first: 50) { nodes { id username } } }',
  );
  const give = async (username: string, roles: string[]) => {
    const id = employees.nodes.find((one) => one.username === username)?.id;
    await admin.must("mutation ($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { id } }", {
      input: { id, city: "pb.amritsar", roles, departments: [], wards: [] },
    });
  };
  await give("ptverifier@pb.amritsar", ["PT_DOC_VERIFIER", "TL_DOC_VERIFIER", "PTR_VERIFIER"]);
  await give("ptapprover@pb.amritsar", ["PT_APPROVER", "TL_APPROVER", "PTR_APPROVER"]);
  const citizen = await graph.citizen();
  await until(async () =>
    (await citizen.must<{ services: { id: string }[] }>('{ services(city: "pb.amritsar") { id } }')).services.some(
      (one) => one.id === PETS,
    ),
  );
}

/** Brings a filed pet to its certificate: verified, approved, paid. */
export async function registerPet(graph: Graph, citizen: Client, id: string): Promise<Pet> {
  const must = async (answer: ReturnType<typeof actOnPet>) => {
    const { data, errors } = await answer;
    if (!data?.done) throw new Error(JSON.stringify(errors));
  };
  // Facts of cities and employees reach a service that has just begun within a moment.
  await until(async () => (await actOnPet(await graph.employee("ptverifier@pb.amritsar"), id, "VERIFY")).data?.done);
  await must(actOnPet(await graph.employee("ptapprover@pb.amritsar"), id, "APPROVE"));
  await payFee(graph, id);
  return until(async () => {
    const pet = await readPet(citizen, id);
    return pet.state.code === "REGISTERED" && pet.certificates.length > 0 && pet;
  }, 20_000);
}
