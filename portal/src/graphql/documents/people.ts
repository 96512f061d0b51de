import { operation } from "../document.ts";
import type { CodedName } from "../types.ts";
import type { Page } from "./mine.ts";

export interface Employment {
  city: string;
  roles: string[];
  departments: string[];
  wards: string[];
}

export interface PersonLine {
  id: string;
  name: string | null;
  designation: string | null;
  username: string | null;
  active: boolean | null;
  employments: Employment[] | null;
}

export interface Person extends PersonLine {
  mobile: string | null;
  inactiveReason: string | null;
  reportsTo: string | null;
  mustChangePassword: boolean | null;
}

export interface Role extends CodedName {
  description: string;
}

/** A city's employees, with the names of what they hold. */
export const PeopleQuery = operation<
  { employees: Page<PersonLine>; roles: Role[]; city: { departments: CodedName[] } | null },
  { city: string; search: string | null; role: string | null; department: string | null; active: boolean | null; after: string | null }
>(/* GraphQL */ `
  query People($city: ID!, $search: String, $role: String, $department: String, $active: Boolean, $after: String) {
    employees(city: $city, search: $search, role: $role, department: $department, active: $active, first: 50, after: $after) {
      nodes { id name designation username active employments { city roles departments wards } }
      totalCount pageInfo { hasNextPage endCursor }
    }
    roles { code name description }
    city(code: $city) { departments { code name } }
  }
`);

export interface PersonChoices {
  roles: Role[];
  city: { departments: CodedName[]; designations: CodedName[]; wards: CodedName[] } | null;
  /** Whom one can report to: as many as one list holds, or those found. */
  managers: { nodes: { id: string; name: string | null; designation: string | null }[]; totalCount: number };
}

const CHOICES = `roles { code name description }
    city(code: $city) { departments { code name } designations { code name } wards { code name } }
    managers: employees(city: $city, active: true, search: $manager, first: 100) { nodes { id name designation } totalCount }`;

/** What the form of a new employee offers. */
export const PersonChoicesQuery = operation<PersonChoices, { city: string; manager: string | null }>(/* GraphQL */ `
  query PersonChoices($city: ID!, $manager: String) {
    ${CHOICES}
  }
`);

/** An employee, and what the form offers. */
export const PersonQuery = operation<
  PersonChoices & { employee: Person | null },
  { id: string; city: string; manager: string | null }
>(/* GraphQL */ `
  query Person($id: ID!, $city: ID!, $manager: String) {
    employee(id: $id) {
      id name designation username mobile active inactiveReason reportsTo mustChangePassword employments { city roles departments wards }
    }
    ${CHOICES}
  }
`);

/** The name of somebody who is not in the list at hand. */
export const PersonNameQuery = operation<
  { employee: { id: string; name: string | null; designation: string | null } | null },
  { id: string }
>(/* GraphQL */ `
  query PersonName($id: ID!) {
    employee(id: $id) { id name designation }
  }
`);

export interface PersonChanges {
  name?: string;
  mobile?: string | null;
  designation?: string | null;
  roles?: string[];
  departments?: string[];
  wards?: string[];
  reportsTo?: string | null;
}

export const CreatePersonMutation = operation<
  { createEmployee: { temporaryPassword: string; employee: { id: string } } },
  { input: PersonChanges & { city: string; username: string; name: string; roles: string[] } }
>(/* GraphQL */ `
  mutation CreatePerson($input: CreateEmployeeInput!) {
    createEmployee(input: $input) { temporaryPassword employee { id } }
  }
`);

export const UpdatePersonMutation = operation<
  { updateEmployee: { id: string } },
  { input: PersonChanges & { id: string; city: string } }
>(/* GraphQL */ `
  mutation UpdatePerson($input: UpdateEmployeeInput!) {
    updateEmployee(input: $input) { id }
  }
`);

export const DeactivatePersonMutation = operation<{ deactivateEmployee: { id: string } }, { id: string; reason: string }>(/* GraphQL */ `
  mutation DeactivatePerson($id: ID!, $reason: String!) {
    deactivateEmployee(id: $id, reason: $reason) { id }
  }
`);

export const ReactivatePersonMutation = operation<{ reactivateEmployee: { id: string } }, { id: string; reason: string }>(/* GraphQL */ `
  mutation ReactivatePerson($id: ID!, $reason: String!) {
    reactivateEmployee(id: $id, reason: $reason) { id }
  }
`);

export const ResetPasswordMutation = operation<{ resetEmployeePassword: { temporaryPassword: string } }, { id: string }>(/* GraphQL */ `
  mutation ResetPassword($id: ID!) {
    resetEmployeePassword(id: $id) { temporaryPassword }
  }
`);
