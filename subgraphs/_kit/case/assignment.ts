import type { ActionNeeds, WorkflowAction } from "@civicgraph/plugin-sdk";
import type { SubgraphServices } from "../context.ts";
import { employeesWithRole, type KnownEmployee, knownEmployee } from "../projections/read.ts";
import { stateOf } from "../runtime/settings.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { nextState } from "./workflow-engine.ts";

type AssigneeNeed = NonNullable<ActionNeeds["assignee"]>;

/** May this employee be given the case? Active, holds the permission in its city, works in its department and ward. Pure. */
export function isEligible(
  employee: KnownEmployee,
  one: Pick<Case, "cityCode" | "department" | "wardCode">,
  need: AssigneeNeed,
  roles: readonly string[],
): boolean {
  const grant = employee.cities[one.cityCode];
  if (!employee.active || !grant?.roles.some((role) => roles.includes(role))) return false;
  const inDepartment =
    !need.sameDepartment || one.department === null || grant.departments.length === 0 || grant.departments.includes(one.department);
  const inWard = one.wardCode === null || grant.wards.length === 0 || grant.wards.includes(one.wardCode);
  return inDepartment && inWard;
}

const rolesFor = (behaviour: CaseBehaviour<never>, permission: string) =>
  behaviour.manifest.permissions.find((one) => one.code === permission)?.roles ?? [];

/** Those who can be given the case by this action, by name. */
export async function eligibleAssignees(
  behaviour: CaseBehaviour<never>,
  one: Case,
  need: AssigneeNeed,
  services: SubgraphServices,
): Promise<KnownEmployee[]> {
  const roles = rolesFor(behaviour, need.permission);
  return (await employeesWithRole(services, one.cityCode, roles)).filter((employee) => isEligible(employee, one, need, roles));
}

/** The employee named, if they can be given the case. */
export async function eligibleAssignee(
  behaviour: CaseBehaviour<never>,
  one: Case,
  need: AssigneeNeed,
  id: string,
  services: SubgraphServices,
): Promise<KnownEmployee | null> {
  const employee = await knownEmployee(services, id);
  return employee && isEligible(employee, one, need, rolesFor(behaviour, need.permission)) ? employee : null;
}

/** Would this employee, holding the case in that state, see it and be able to move it on? Pure. */
export function canTakeOver(behaviour: CaseBehaviour<never>, employee: KnownEmployee, city: string, state: string): boolean {
  const { manifest } = behaviour;
  const grant = employee.cities[city] ?? employee.cities[stateOf(city)];
  const may = (permission: string) => rolesFor(behaviour, permission).some((role) => grant?.roles.includes(role));
  return (
    employee.active &&
    may(`${manifest.name}.read`) &&
    manifest.service.workflow.actions.some(
      ({ from, to, by, permission }) =>
        from.includes(state) &&
        to !== "same" &&
        ((by.includes("assignee") && (permission === undefined || may(permission))) ||
          (by.includes("permitted") && permission !== undefined && may(permission))),
    )
  );
}

/** The first manager above an employee who can take the case over; a line that runs in a circle ends. */
async function managerOf(
  id: string,
  services: SubgraphServices,
  canTake: (manager: KnownEmployee) => boolean,
): Promise<KnownEmployee | null> {
  const seen = new Set([id]);
  let at = await knownEmployee(services, id);
  while (at?.reports_to && !seen.has(at.reports_to)) {
    seen.add(at.reports_to);
    at = await knownEmployee(services, at.reports_to);
    if (at && canTake(at)) return at;
  }
  return null;
}

/** Who gets a case that nobody dealt with in time: the manager of its holder; without a holder, the manager of one of those who could have assigned it. */
export async function escalationTarget(
  behaviour: CaseBehaviour<never>,
  one: Case,
  action: WorkflowAction,
  services: SubgraphServices,
): Promise<KnownEmployee | null> {
  const [holder] = one.assigneeIds;
  const to = nextState(action, one.stateCode);
  const canTake = (manager: KnownEmployee) => canTakeOver(behaviour, manager, one.cityCode, to);
  if (holder) return managerOf(holder, services, canTake);
  const here = behaviour.manifest.service.workflow.actions.filter(
    (other) =>
      other !== action && other.from.includes(one.stateCode) && other.permission && other.by.includes("permitted") && other.needs?.assignee,
  );
  const roles = here.flatMap((other) => rolesFor(behaviour, other.permission ?? ""));
  const idle = await employeesWithRole(services, one.cityCode, roles);
  const scoped = idle.filter((employee) => isEligible(employee, one, { permission: "", sameDepartment: true }, roles));
  for (const employee of scoped) {
    const manager = await managerOf(employee.id, services, canTake);
    if (manager) return manager;
  }
  return null;
}
