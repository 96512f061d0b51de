import { createHash } from "node:crypto";
import type { SubgraphServices, Tx } from "@civicgraph/kit";
import { hash } from "@node-rs/argon2";
import { emitEmployee } from "../employee/employee-changed.ts";

interface Demo {
  username: string;
  name: string;
  designation: string;
  roles: string[];
  departments?: string[];
  reportsTo?: string;
}

/** Who works in each demo city, and for the state. The line runs from field worker to supervisor to routing officer to administrator. */
const people: Record<string, Demo[]> = {
  pb: [{ username: "admin", name: "Jasleen Kaur", designation: "State Administrator", roles: ["STATE_ADMIN"] }],
  "pb.amritsar": team([
    "Gurpreet Kaur",
    "Rajinder Singh",
    "Harjit Kaur",
    "Sukhdev Singh",
    "Anita Sharma",
    "Balwinder Singh",
    "Manpreet Gill",
    "Ravi Kumar",
    "Parminder Kaur",
    "Vikram Sethi",
    "Surinder Pal",
  ]),
  "pb.jalandhar": team([
    "Simran Kaur",
    "Amarjit Singh",
    "Neha Verma",
    "Kuldeep Singh",
    "Paramjit Kaur",
    "Deepak Chopra",
    "Jaswinder Kaur",
    "Sunil Kumar",
    "Rupinder Kaur",
    "Ashok Kapoor",
    "Mandeep Singh",
  ]),
  "pb.phagwara": team([
    "Navdeep Kaur",
    "Harbhajan Singh",
    "Pooja Rani",
    "Tarsem Lal",
    "Kiran Bala",
    "Iqbal Mohammed",
    "Satnam Singh",
    "Ajay Kumar",
    "Gurleen Kaur",
    "Rakesh Bhalla",
    "Jagtar Singh",
  ]),
};

/** A small city hall with these names in it. */
export function team(names: string[]): Demo[] {
  const [
    gro = "",
    lme = "",
    csr = "",
    supervisor = "",
    admin = "",
    lme2 = "",
    dgro = "",
    lme3 = "",
    verifier = "",
    inspector = "",
    approver = "",
  ] = names;
  return [
    { username: "admin", name: admin, designation: "Commissioner", roles: ["CITY_ADMIN", "GRO"] },
    { username: "gro", name: gro, designation: "Grievance Routing Officer", roles: ["GRO"], reportsTo: "admin" },
    { username: "supervisor", name: supervisor, designation: "Executive Engineer", roles: ["SUPERVISOR"], reportsTo: "gro" },
    {
      username: "csr",
      name: csr,
      designation: "Citizen Service Representative",
      roles: ["CSR", "CEMP", "PT_CEMP", "TL_CEMP"],
      reportsTo: "supervisor",
    },
    {
      username: "dgro",
      name: dgro,
      designation: "Health Officer",
      roles: ["DGRO"],
      departments: ["DEPT_3", "DEPT_25"],
      reportsTo: "admin",
    },
    { username: "lme", name: lme, designation: "Junior Engineer", roles: ["PGR_LME"], reportsTo: "supervisor" },
    {
      username: "lme2",
      name: lme2,
      designation: "Sanitary Inspector",
      roles: ["PGR_LME"],
      departments: ["DEPT_3", "DEPT_25"],
      reportsTo: "supervisor",
    },
    { username: "lme3", name: lme3, designation: "Lineman", roles: ["PGR_LME"], departments: ["DEPT_1"], reportsTo: "supervisor" },
    {
      username: "ptapprover",
      name: approver,
      designation: "Tax Superintendent",
      roles: ["PT_APPROVER", "TL_APPROVER"],
      reportsTo: "admin",
    },
    {
      username: "ptverifier",
      name: verifier,
      designation: "Tax Clerk",
      roles: ["PT_DOC_VERIFIER", "TL_DOC_VERIFIER"],
      reportsTo: "ptapprover",
    },
    {
      username: "ptinspector",
      name: inspector,
      designation: "Tax Inspector",
      roles: ["PT_FIELD_INSPECTOR", "TL_FIELD_INSPECTOR"],
      reportsTo: "ptapprover",
    },
  ];
}

/** The same user name always has the same id: seeding twice changes nothing, and tests can name people. */
export function demoId(username: string): string {
  const hex = createHash("sha256").update(`demo ${username}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Employees of the demo cities with one password (`DEMO_PASSWORD`). */
export async function seedEmployees(services: SubgraphServices, password: string): Promise<void> {
  const known = await services.db.selectFrom("employee").select("id").where("id", "=", demoId("admin@pb.amritsar")).executeTakeFirst();
  if (known) return;
  const passwordHash = await hash(password);
  await services.transact(async (tx) => {
    for (const [city, demos] of Object.entries(people)) await employ(tx, city, demos, passwordHash);
  });
}

/** Makes a team the employees of a city, in the caller's transaction. */
export async function employ(tx: Tx, city: string, demos: Demo[], passwordHash: string): Promise<void> {
  for (const demo of demos) {
    const username = `${demo.username}@${city}`;
    const id = demoId(username);
    await tx.query(
      "insert into employee (id, version, username, name, password_hash, designation, reports_to) values (?, 0, ?, ?, ?, ?, ?) on conflict do nothing",
      [id, username, demo.name, passwordHash, demo.designation, demo.reportsTo ? demoId(`${demo.reportsTo}@${city}`) : null],
    );
    await tx.query(
      "insert into employment (employee_id, city, roles, departments, wards) values (?, ?, ?, ?, '{}') on conflict do nothing",
      [id, city, demo.roles, demo.departments ?? []],
    );
    await emitEmployee(tx, id);
  }
}
