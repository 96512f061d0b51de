import { type Connection, decodeCursor, isUuid, pageSize, type RequestContext, toConnection } from "@civicgraph/kit";
import { sql } from "kysely";
import type { Employee } from "./employee.type.ts";

interface Row {
  id: string;
  name: string;
  designation: string | null;
  username: string;
  mobile: string | null;
  active: boolean;
  inactive_reason: string | null;
  reports_to: string | null;
  must_change_password: boolean;
  employments: { city: string; roles: string[]; departments: string[]; wards: string[] }[];
}

const READ = "identity.employees.read";

const columns = [
  "id",
  "name",
  "designation",
  "username",
  "mobile",
  "active",
  "inactive_reason",
  "reports_to",
  "must_change_password",
] as const;
const employments = sql<
  Row["employments"]
>`(select coalesce(json_agg(json_build_object('city', m.city, 'roles', m.roles, 'departments', m.departments, 'wards', m.wards)), '[]') from (select * from employment where employee_id = employee.id order by city) m)`;

/** What this reader sees of an employee: name and designation, and all the rest where they may read employees of one of its cities. */
function shown(row: Row, ctx: RequestContext): Employee {
  const open = { id: row.id, name: row.name, designation: row.designation };
  const employments = row.employments.filter((one) => ctx.viewer.may(READ, one.city));
  if (employments.length === 0) return open;
  return {
    ...open,
    username: row.username,
    mobile: row.mobile,
    active: row.active,
    inactiveReason: row.inactive_reason,
    reportsTo: row.reports_to,
    mustChangePassword: row.must_change_password,
    employments,
  };
}

/** Employees by id, in the order asked; null for those unknown, and for readers who are not signed in. */
export async function employeesById(ids: readonly string[], ctx: RequestContext): Promise<(Employee | null)[]> {
  if (ctx.viewer.id === null) return ids.map(() => null);
  const valid = [...new Set(ids.filter(isUuid))];
  if (valid.length === 0) return ids.map(() => null);
  const rows = (await ctx.db
    .selectFrom("employee")
    .select([...columns, employments.as("employments")])
    .where("id", "in", valid)
    .execute()) as unknown as Row[];
  const byId = new Map(rows.map((row) => [row.id, shown(row, ctx)]));
  return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
}

/** A page of a city's employees by name. */
export async function listEmployees(
  args: {
    city: string;
    search?: string | null;
    role?: string | null;
    department?: string | null;
    active?: boolean | null;
    first?: number | null;
    after?: string | null;
  },
  ctx: RequestContext,
): Promise<Connection<Employee>> {
  ctx.viewer.require(READ, args.city);
  const size = pageSize(args.first);
  const after = decodeCursor(args.after, ["text", "uuid"]);
  let query = ctx.db
    .selectFrom("employee")
    .innerJoin("employment", "employment.employee_id", "employee.id")
    .where("employment.city", "=", args.city);
  if (args.active !== null && args.active !== undefined) query = query.where("employee.active", "=", args.active);
  if (args.role) query = query.where(sql<boolean>`${args.role} = any(employment.roles)`);
  if (args.department) query = query.where(sql<boolean>`${args.department} = any(employment.departments)`);
  const search = args.search?.trim().slice(0, 100);
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where(
      sql<boolean>`(employee.name ilike ${like} or employee.username ilike ${like} or ${search} = any(employment.roles) or ${search} = any(employment.departments))`,
    );
  }
  const count = await query.select(({ fn }) => fn.countAll<string>().as("count")).executeTakeFirst();
  let page = query
    .select([...columns.map((one) => `employee.${one}` as const), employments.as("employments")])
    .orderBy("employee.name")
    .orderBy("employee.id")
    .limit(size + 1);
  if (after) page = page.where(sql<boolean>`(employee.name, employee.id) > (${after[0]}, ${after[1]}::uuid)`);
  const rows = (await page.execute()) as unknown as Row[];
  return toConnection(
    rows.map((row) => shown(row, ctx)),
    size,
    Number(count?.count ?? 0),
    (one) => [one.name, one.id],
  );
}
